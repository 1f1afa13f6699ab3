import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { CekPage, HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('Who cannot see the picture passes by proof of work, by keyboard alone', async ({ page, sites }) => {
  const cek = new CekPage(page, sites.guarded, true);
  await cek.open();
  await cek.choose(DESA);
  await cek.name.fill('Siti Aminah');
  const offer = page.getByRole('button', { name: 'Saya tidak bisa membaca gambar ini' });
  await offer.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Terverifikasi' })).toBeVisible();
  await expectAccessible(page, true);
  await cek.submit();
  await new HasilPage(page).arrived();
  await expect(new HasilPage(page).exact).toHaveCount(1);
});

test('The computing can be stopped', async ({ page, sites }) => {
  const cek = new CekPage(page, sites.guarded, true);
  await cek.open();
  // The worker never answers, so that there is something to stop.
  await page.route('**/api/v1/pow', (route) => new Promise(() => route));
  await page.getByRole('button', { name: 'Saya tidak bisa membaca gambar ini' }).click();
  await expectAccessible(page, true);
  await page.getByRole('button', { name: 'Batal' }).click();
  await expect(page.getByRole('button', { name: 'Saya tidak bisa membaca gambar ini' })).toBeVisible();
  await expect(page.locator('#captcha')).toBeEnabled();
});
