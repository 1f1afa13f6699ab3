import { expectAccessible } from '../../rig/accessibility.js';
import { OTHER_DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { REQUIRED } from '../../rig/proposals.js';

test('Wati proposes her neighbour, with few questions and without KTP, KK or health', async ({
  page,
  usulan,
  scripted,
}) => {
  await usulan.begin('tetangga');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Usulan untuk tetangga');
  const parts = page.locator('.cus-task-list__link');
  const steps = await parts.evaluateAll((all) => all.map((one) => one.getAttribute('href')!.split('/').pop()!));
  expect(steps).toEqual(['pengusul', 'terusul', 'identitas', 'alamat', 'rumah', 'bantuan', 'foto', 'alasan']);

  for (const step of steps.filter((step) => step !== 'foto')) {
    await usulan.step(step);
    await expect(usulan.field('persetujuan_kesehatan')).toHaveCount(0);
    await expect(usulan.field('nomor_kk')).toHaveCount(0);
    const answers = REQUIRED.tetangga[step] ?? {};
    if (step === 'alamat') {
      // The neighbour lives where the proposer does: already chosen.
      await expect(usulan.field('desa')).toHaveValue(answers.desa!);
      await usulan.fill({ ...answers, desa: answers.desa! });
    } else {
      await usulan.fill(answers);
    }
    await expectAccessible(page, scripted);
    await usulan.save();
    await usulan.onTasks();
  }
  await usulan.step('foto');
  await expect(page.locator('section.cus-photo')).toHaveCount(1);
  await expect(page.locator('main')).toContainText('Jangan memotret orang atau KTP tetangga');
  await expectAccessible(page, scripted);
  await usulan.addPhoto('rumah-depan', picture());

  await usulan.open('draf/periksa');
  await expectAccessible(page, scripted);
  await page.locator('input[name=setuju_pdp]').check();
  await page.locator('input[name=benar]').check();
  await usulan.sendButton.click();
  await usulan.summary.getByRole('link', { name: 'Beri tahu dulu orang yang Anda usulkan' }).click();
  await page.locator('input[name=sudah_diberi_tahu]').check();
  await usulan.sendButton.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Usulan terkirim');
  await usulan.receipt();
});

test('A neighbour in another village is refused with the reason, and the office to turn to', async ({
  page,
  usulan,
  api,
  scripted,
}) => {
  await api.fill('tetangga', { alamat: { desa: OTHER_DESA } });
  await usulan.open('draf');
  await expect(usulan.status('alamat')).not.toHaveText('Terisi');
  await usulan.open('draf/periksa');
  await usulan.declare();
  await usulan.sendButton.click();
  await expect(usulan.summary).toBeFocused();
  await usulan.summary.getByRole('link', { name: 'Tempat tinggal' }).click();
  await usulan.ready();
  await page.locator('main button[name=aksi][value=simpan]').click();
  await usulan.expectSummary('desa');
  await expect(usulan.errorOf('desa')).toContainText('desa atau kelurahan yang sama');
  await expect(page.locator('body')).toContainText('Telepon');
  await expectAccessible(page, scripted);
});

test('"Same KK" with another KK is no wall', async ({ page, usulan, api }) => {
  await api.fill('satu_kk', { terusul: { nomor_kk: '9901010505100099' } });
  await usulan.send();
  await usulan.receipt();
  await expect(page.locator('main')).not.toContainText(/KK.*berbeda/);
});

test('Somebody without a fixed home is proposed without an address, and without a photo of a house', async ({
  usulan,
  api,
}) => {
  const draft = await api.fill(
    'diri',
    { alamat: { tanpa_alamat_tetap: 'ya', alamat: '', rt: '', rw: '' } },
    ['foto'],
  );
  await api.addPhoto(draft, 'ktp');
  await usulan.open('draf');
  await expect(usulan.status('foto')).toHaveText('Terisi');
  await usulan.send();
  await usulan.receipt();
});

test('Whom it is for can be changed on the way; nothing of oneself becomes the neighbour’s, and all is there again', async ({ page, usulan, api, scripted }) => {
  await api.fill('diri', {}, ['foto']);
  await usulan.step('pengusul');
  await page.locator('input[name=hubungan][value=tetangga]').check();
  await usulan.save();
  // The page asks what is new, before anything is said to be missing.
  await expect(page.locator('input[name=pengusul_nama]')).toBeVisible();
  await expect(usulan.summary).toHaveCount(0);
  await expectAccessible(page, scripted);
  await usulan.open('draf');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Usulan untuk tetangga');
  await expect(usulan.status('identitas')).toHaveText('Belum diisi');
  await usulan.step('pengusul');
  await page.locator('input[name=hubungan][value=diri]').check();
  await usulan.save();
  await usulan.onTasks();
  await expect(usulan.status('identitas')).toHaveText('Terisi');
});
