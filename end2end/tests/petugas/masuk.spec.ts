import type { Page } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import { expect, openNow, test } from '../../rig/fixtures.js';
import { totp } from '../../rig/officers.js';

/** The password of the officers that `server seed-demo` makes. */
const DEMO_PASSWORD = 'bantuan tepat sasaran';

async function typePassword(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
}

/** The secret that `server seed-demo` prints for a demo officer. */
function demoSecret(said: string, username: string): string {
  return new RegExp(`^ *${username} .* for an app (\\S+)$`, 'm').exec(said)![1]!;
}

test('An officer of the demo signs in with password and code, and leaves', async ({ page, sites, scripted, demoOfficers }) => {
  // A code is good once: each of the two runs of this story has an officer of its own.
  const username = scripted ? 'demo.verifikator' : 'demo.verifikator2';
  await page.goto(`${sites.open}/petugas/akun`);
  await expect(page).toHaveURL(/\/petugas\/masuk\?ke=/);
  await expectAccessible(page, scripted);
  await typePassword(page, username, 'bukan sandi yang benar');
  await expect(page.getByRole('alert')).toContainText('tidak cocok');
  await expect(page.getByLabel('Nama pengguna')).toHaveValue(username);
  await expect(page.getByLabel('Kata sandi')).toHaveValue('');
  await typePassword(page, username, DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/petugas\/masuk\/kode$/);
  await expectAccessible(page, scripted);
  await page.getByLabel('Kode').fill(totp(demoSecret(demoOfficers, username), openNow()));
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page).toHaveURL(`${sites.open}/petugas/akun`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Akun saya');
  await expect(page.locator('main')).toContainText('Sesi ini');
  await expectAccessible(page, scripted);
  await page.getByRole('button', { name: 'Keluar' }).click();
  await expect(page.locator('main')).toContainText('Anda sudah keluar');
  await page.goto(`${sites.open}/petugas/akun`);
  await expect(page).toHaveURL(/\/petugas\/masuk/);
});

test('An admin makes an account, and its owner sets it up', async ({ page, browser, sites, scripted, officers }) => {
  await officers.signIn(page, 'admin');
  await page.goto(`${sites.open}/petugas/orang`);
  await expectAccessible(page, scripted);
  await page.getByRole('link', { name: 'Buat akun petugas' }).click();
  await expectAccessible(page, scripted);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await expect(page.getByRole('alert')).toContainText('Isi nama pengguna.');
  const username = `wulan.${process.pid}.${scripted ? 'js' : 'polos'}`;
  await page.getByLabel('Nama pengguna').fill(username);
  await page.getByLabel('Nama', { exact: true }).fill('Wulan Uji');
  await page.getByLabel('Peran').selectOption('verifikator');
  await page.getByLabel('Kode wilayah tugas').fill('99.01');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  const starting = await page.locator('#sandi-awal').innerText();
  await expectAccessible(page, scripted);

  const context = await browser.newContext({ javaScriptEnabled: scripted, locale: 'id-ID' });
  const own = await context.newPage();
  await own.goto(`${sites.open}/petugas/masuk`);
  await typePassword(own, username, starting);
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('Siapkan akun Anda');
  await own.getByLabel('Kata sandi baru').fill('password2026!');
  await own.getByLabel('Ketik sekali lagi').fill('password2026!');
  await own.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(own.getByRole('alert')).toContainText('paling sering dipakai');
  await expectAccessible(own, scripted);
  await own.getByLabel('Kata sandi baru').fill('hujan pagi di balkon');
  await own.getByLabel('Ketik sekali lagi').fill('hujan pagi di balkon');
  await own.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await expect(own.locator('main')).toContainText('Langkah 2 dari 2');
  await expect(own.getByRole('img', { name: 'Kode QR' })).toBeVisible();
  await expectAccessible(own, scripted);
  const secret = (await own.locator('main ol code').innerText()).replaceAll(/\s/g, '');
  await own.getByLabel('Kode', { exact: true }).fill(totp(secret, openNow()));
  await own.getByRole('button', { name: 'Selesai' }).click();
  await expect(own.getByRole('heading', { level: 1 })).toHaveText('Kode cadangan Anda');
  await expect(own.locator('main ol li')).toHaveCount(10);
  await expectAccessible(own, scripted);
  await own.goto(`${sites.open}/petugas/akun`);
  await expect(own.locator('main')).toContainText(username);

  await page.goto(`${sites.open}/petugas/orang`);
  await page.getByRole('link', { name: username }).click();
  await page.locator('#yakin-nonaktif').check();
  await page.getByRole('button', { name: 'Nonaktifkan' }).click();
  await expect(page.locator('main')).toContainText('Akun sudah nonaktif');
  await own.reload();
  await expect(own).toHaveURL(/\/petugas\/masuk/);
  await context.close();
});
