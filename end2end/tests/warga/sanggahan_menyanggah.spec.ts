import type { Page } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { DESA, OTHER_DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { ACCOUNT, freshReporter, NEIGHBOUR, NEIGHBOUR_MASKED, REPORT, REPORTER } from '../../rig/reports.js';

const STEPS = ['sebab', 'uraian', 'foto', 'pelapor'];

/** What the public sees of the neighbour, without what is sealed anew for each who looks. */
async function publicCard(page: Page, site: string): Promise<unknown> {
  const answer = await page.request.post(`${site}/api/v1/cek`, { data: { desa: DESA, name: NEIGHBOUR } });
  const { exact, similar, data_version } = (await answer.json()) as Record<string, Record<string, unknown>[]>;
  return { data_version, similar, exact: exact!.map((card) => ({ ...card, token: '' })) };
}

test('Budi objects to a neighbour, from the card to his ticket, and follows it; the card stays as it was', async ({
  page,
  sites,
  cek,
  sanggahan,
  lacak,
  scripted,
}) => {
  const before = await publicCard(page, sites.open);
  await cek.lookUp(DESA, NEIGHBOUR);
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await hasil.exact.getByRole('link', { name: 'Sanggah' }).click();
  await expect(page).toHaveURL(/\/sanggahan\/baru\?subjek=/);
  const main = page.locator('main');
  await expect(main).toContainText(NEIGHBOUR_MASKED);
  await expect(main).toContainText('bukan pemungutan suara');
  await expect(main).toContainText('UU 13/2011 Pasal 42');
  await sanggahan.choose('sanggahan');

  await sanggahan.onTasks();
  const parts = page.locator('.cus-task-list__link');
  const addresses = await parts.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  expect(addresses).toEqual(STEPS.map((step) => `/sanggahan/draf/${step}`));

  const answers = { ...REPORT.sanggahan, pelapor: REPORTER };
  for (const [step, typed] of Object.entries(answers)) {
    await page.locator(`.cus-task-list__link[href="/sanggahan/draf/${step}"]`).click();
    await sanggahan.ready();
    await expect(main, `the card on ${step}`).toContainText(NEIGHBOUR_MASKED);
    await sanggahan.fill(typed);
    await sanggahan.save();
    await sanggahan.onTasks();
    await expect(sanggahan.status(step)).toHaveText('Terisi');
  }
  await sanggahan.step('foto');
  await sanggahan.addPhoto('rumah-depan', picture());
  await page.getByRole('link', { name: 'Selesai dengan foto' }).click();

  await page.getByRole('link', { name: 'Periksa dan kirim' }).click();
  for (const said of [NEIGHBOUR_MASKED, 'Budi Uji', ACCOUNT, 'Punya mobil']) {
    await expect(main).toContainText(said);
  }
  expect(await page.content(), 'no number is shown in full').not.toMatch(/\d{16}/);
  await expectAccessible(page, scripted);
  await sanggahan.declare();
  await sanggahan.sendButton.click();

  await sanggahan.onReceipt();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sanggahan terkirim');
  const { ticket, pin } = await sanggahan.receipt();
  await expect(main).toContainText('Belum ada yang diputuskan');
  await expect(main).toContainText('bukan pemungutan suara');
  expect(page.url(), 'the PIN is in no address').not.toContain(pin);
  await expectAccessible(page, scripted);

  await lacak.look(ticket, pin);
  await lacak.opened();
  await expect(main).toContainText('Dalam antrean');
  await expect(sanggahan.exit).toBeVisible();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(main).toContainText(ACCOUNT);
  for (const sealed of ['Budi Uji', '0002', REPORTER.pelapor_nik!]) {
    await expect(main, 'the reporter is sealed').not.toContainText(sealed);
  }
  expect(await publicCard(page, sites.open), 'nothing of it is public').toEqual(before);
});

test('With the first ticket and PIN a second objection takes the place of the first', async ({
  page,
  sanggahan,
  lacak,
  reports,
  scripted,
}) => {
  const pelapor = freshReporter();
  const first = await reports.fillAndSend('sanggahan', { changes: { pelapor } });
  const account = 'Keadaannya berubah: rumahnya kini juga disewakan.';
  await reports.fill('sanggahan', { changes: { pelapor, uraian: { uraian: account } } });
  await sanggahan.open('draf/periksa');
  await sanggahan.declare();

  await sanggahan.earlier(first.ticket, first.pin === '000000' ? '000001' : '000000');
  await sanggahan.sendButton.click();
  await expect(sanggahan.summary).toBeFocused();
  await expect(sanggahan.errorOf('tiket_lama')).toBeVisible();
  await expect(page.locator('input[name=tiket_lama]')).toHaveValue(first.ticket);
  await expect(page.locator('input[name=pin_lama]'), 'a PIN is never typed back').toHaveValue('');
  await expectAccessible(page, scripted);

  await sanggahan.earlier(first.ticket, first.pin);
  await sanggahan.sendButton.click();
  await sanggahan.onReceipt();
  expect(await sanggahan.receipt()).toEqual({ ticket: first.ticket, pin: first.pin });
  await expect(page.locator('main')).toContainText('menggantikan kiriman Anda sebelumnya');
  await expectAccessible(page, scripted);
  await lacak.look(first.ticket, first.pin);
  await lacak.opened();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(page.locator('main')).toContainText(account);
  await expect(page.locator('main')).not.toContainText(ACCOUNT);
});

test('Somebody of another village is told what to do instead, and nothing typed is lost', async ({
  page,
  sanggahan,
  reports,
  scripted,
}) => {
  await reports.fill('sanggahan', { without: ['pelapor'] });
  await sanggahan.step('pelapor');
  await expect(sanggahan.field('desa'), 'offered').toHaveValue(DESA);
  const { desa, ...typed } = REPORTER;
  await sanggahan.fill({ ...typed, desa: OTHER_DESA });
  await sanggahan.save();
  await sanggahan.expectSummary('desa');
  await expect(sanggahan.errorOf('desa')).toContainText('Dinas Sosial');
  await sanggahan.expectFilled(typed);
  await expectAccessible(page, scripted);
  await sanggahan.open('draf/periksa');
  await sanggahan.declare();
  await sanggahan.sendButton.click();
  await expect(sanggahan.summary.locator('a[href^="/sanggahan/draf/pelapor"]')).toBeVisible();
  await sanggahan.step('uraian');
  await sanggahan.expectFilled(REPORT.sanggahan.uraian!);
  await sanggahan.step('pelapor');
  await sanggahan.fill({ desa: desa! });
  await sanggahan.save();
  await sanggahan.onTasks();
  await sanggahan.send();
});
