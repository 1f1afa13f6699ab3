import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

test('While a NIK is typed, the page counts, reads date and sex aloud, and never calls it valid', async ({
  page,
  usulan,
  api,
}) => {
  await api.begin('diri');
  await usulan.step('terusul');
  const hintOf = (name: string) =>
    page.locator('.cus-number-hint', { has: page.locator(`[name=${name}]`) }).getByRole('status');
  const hint = hintOf('nik');
  for (const { typed, says } of [
    { typed: '990101420390000', says: 'Baru 15 angka dari 16' },
    { typed: '9901014203900001', says: 'perempuan, lahir 2 Maret 1990' },
    { typed: '9901010203900001', says: 'laki-laki, lahir 2 Maret 1990' },
    { typed: '9901012902010001', says: 'tidak terbaca' },
    { typed: '99010142039000011', says: 'Ada 17 angka, seharusnya 16' },
  ]) {
    await usulan.fill({ nik: typed });
    await expect(hint).toContainText(says);
    await expect(hint).not.toContainText(/valid|benar|sah/i);
  }
  await usulan.fill({ nomor_kk: '9901010505100001' });
  await expect(hintOf('nomor_kk')).toContainText('Sudah 16 angka');
  await expectAccessible(page, true);
});

test('The place of the phone is filled in by a tap, and only by one', async ({ page, context, sites, usulan, api }) => {
  await context.grantPermissions(['geolocation'], { origin: sites.open });
  await context.setGeolocation({ latitude: -6.2088, longitude: 106.8456, accuracy: 12 });
  await api.begin('diri');
  await usulan.step('alamat');
  await page.locator('summary', { hasText: 'Titik lokasi rumah' }).click();
  await expect(usulan.field('lintang')).toHaveValue('');
  await page.getByRole('button', { name: 'Isi dengan lokasi HP ini sekarang' }).click();
  await expect(usulan.field('lintang')).toHaveValue('-6.20880');
  await expect(usulan.field('bujur')).toHaveValue('106.84560');
  await expect(page.locator('.cus-here').getByRole('status')).toContainText('ketelitian sekitar 12 meter');
  await expectAccessible(page, true);
  await usulan.fill(REQUIRED.diri.alamat!);
  await usulan.save();
  await usulan.onTasks();
  await usulan.step('alamat');
  await expect(usulan.field('lintang')).toHaveValue('-6.20880');
});

test('A phone that does not tell its place stops nobody', async ({ page, context, usulan, api }) => {
  await context.clearPermissions();
  await api.begin('diri');
  await usulan.step('alamat');
  await page.locator('summary', { hasText: 'Titik lokasi rumah' }).click();
  await page.getByRole('button', { name: 'Isi dengan lokasi HP ini sekarang' }).click();
  await expect(page.locator('.cus-here').getByRole('status')).toContainText(/tidak memberi izin|tidak ditemukan/);
  await expectAccessible(page, true);
});

test('With the WASM blocked everything works by plain posts', async ({ page, sites, lacak }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  const usulan = new UsulanPage(page, sites.open, false);
  await usulan.begin('diri');
  for (const [step, answers] of Object.entries(REQUIRED.diri)) {
    await usulan.complete(step, answers);
  }
  await usulan.step('foto');
  for (const kind of ['ktp', 'rumah-depan']) {
    await usulan.addPhoto(kind, picture());
  }
  await usulan.send();
  const { ticket, pin } = await usulan.receipt();
  await lacak.look(ticket, pin);
  await lacak.opened();
});
