import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { DESA, OTHER_DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { freshReporter, NEIGHBOUR, NEIGHBOUR_MASKED, REPORT, type ReportForm } from '../../rig/reports.js';

const STORIES: { what: string; form: ReportForm; steps: string[] }[] = [
  { what: 'The family reports a death', form: 'perubahan_data.meninggal', steps: ['perubahan'] },
  { what: 'A neighbour reports that somebody moved', form: 'perubahan_data.pindah', steps: ['perubahan'] },
  { what: 'Somebody corrects what is written about them', form: 'perubahan_data.data_salah', steps: ['perubahan'] },
  { what: 'The family reports a pregnancy', form: 'perubahan_data.hamil', steps: ['perubahan'] },
  { what: 'The family reports a disability', form: 'perubahan_data.disabilitas', steps: ['perubahan'] },
  { what: 'A family gives its aid up', form: 'perubahan_data.graduasi_mandiri', steps: ['perubahan'] },
  { what: 'Somebody reports that aid is cut', form: 'penyalahgunaan', steps: ['kejadian', 'uraian'] },
];
for (const { what, form, steps } of STORIES) {
  test(`${what}: a short form, a ticket, and a case that can be followed`, async ({
    page,
    cek,
    perbaikan,
    lacak,
    scripted,
  }) => {
    await cek.lookUp(DESA, NEIGHBOUR);
    const hasil = new HasilPage(page);
    await hasil.arrived();
    await hasil.exact.getByRole('link', { name: 'Perbaiki data' }).click();
    await expect(page).toHaveURL(/\/perbaikan\/baru\?subjek=/);
    await perbaikan.choose(form);
    await perbaikan.onTasks();
    const links = page.locator('.cus-task-list__link');
    const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!.split('/').pop()!));
    expect(addresses).toEqual([...steps, 'foto', 'pelapor']);
    for (const [step, typed] of Object.entries({ ...REPORT[form], pelapor: freshReporter() })) {
      await perbaikan.step(step);
      await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
      await perbaikan.fill(typed);
      await perbaikan.save();
      await perbaikan.onTasks();
      await expect(perbaikan.status(step)).toHaveText('Terisi');
    }
    await expect(perbaikan.status('foto')).toHaveText('Boleh dilewati');
    await page.getByRole('link', { name: 'Periksa dan kirim' }).click();
    await perbaikan.declare();
    await perbaikan.sendButton.click();
    await perbaikan.onReceipt();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Laporan terkirim');
    await expectAccessible(page, scripted);
    const { ticket, pin } = await perbaikan.receipt();
    await lacak.look(ticket, pin);
    await lacak.opened();
    await page.getByRole('link', { name: 'Lihat semua data' }).click();
    await expect(page.locator('main')).not.toContainText('Budi Uji');
  });
}

test('The start page says what it is for, for each kind of report', async ({ page, perbaikan, reports, scripted }) => {
  await perbaikan.start(await reports.card());
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await expect(page.locator('input[name=form]')).toHaveCount(7);
  await expectAccessible(page, scripted);
});

test('About a pregnancy nothing is kept without consent, and only the family is asked', async ({
  page,
  perbaikan,
  reports,
  scripted,
}) => {
  await reports.begin('perubahan_data.hamil');
  await perbaikan.step('perubahan');
  const codes = await page
    .locator('input[name=pelapor_bagi_keluarga]')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(codes).toEqual(['diri', 'keluarga']);
  const health = ['persetujuan_kesehatan', 'usia_kandungan'];
  await perbaikan.fill({ pelapor_bagi_keluarga: 'keluarga', persetujuan_kesehatan: 'ya', usia_kandungan: '5' });
  await page.locator('input[name=persetujuan_kesehatan]').uncheck();
  await perbaikan.save();
  await expect(perbaikan.summary).toBeFocused();
  const links = await perbaikan.summary.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')!.slice(1)));
  expect(health).toContain(links[0]);
  await expectAccessible(page, scripted);
  await perbaikan.open('draf/perubahan');
  await expect(perbaikan.field('usia_kandungan'), 'health is kept only with consent').toHaveValue('');
});

const EMPTY: { form: ReportForm; step: string; fields: string[] }[] = [
  { form: 'perubahan_data.meninggal', step: 'perubahan', fields: ['pelapor_bagi_almarhum', 'meninggal_kapan'] },
  { form: 'perubahan_data.pindah', step: 'perubahan', fields: ['pelapor_bagi', 'pindah_ke'] },
  { form: 'perubahan_data.data_salah', step: 'perubahan', fields: ['pelapor_bagi', 'data_salah_apa'] },
  { form: 'perubahan_data.graduasi_mandiri', step: 'perubahan', fields: ['pelapor_bagi_keluarga', 'alasan_graduasi'] },
  { form: 'penyalahgunaan', step: 'kejadian', fields: ['bentuk_penyalahgunaan'] },
  { form: 'penyalahgunaan', step: 'uraian', fields: ['uraian'] },
];
for (const { form, step, fields } of EMPTY) {
  test(`An empty "${step}" of ${form} says what is missing`, async ({ page, perbaikan, reports, scripted }) => {
    await reports.begin(form);
    await perbaikan.step(step);
    await perbaikan.save();
    await perbaikan.expectSummary(...fields);
    await expectAccessible(page, scripted);
  });
}

test('Of money that was cut, how much is asked; a letter may be added; it may come from another village', async ({
  perbaikan,
  reports,
}) => {
  await reports.fill('penyalahgunaan', { without: ['pelapor'] });
  await perbaikan.step('kejadian');
  await perbaikan.fill({ bentuk_penyalahgunaan: 'dipotong', jumlah_dipotong: 'banyak' });
  await perbaikan.save();
  await perbaikan.expectSummary('jumlah_dipotong');
  await perbaikan.complete('kejadian', { jumlah_dipotong: '100000' });
  await perbaikan.step('foto');
  await perbaikan.addPhoto('surat', picture());
  await perbaikan.complete('pelapor', { ...freshReporter(), desa: OTHER_DESA });
  await perbaikan.send();
});
