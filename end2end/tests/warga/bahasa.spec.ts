import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('The language changes on the form without losing anything typed', async ({ page, cek, scripted }) => {
  await cek.open();
  await cek.choose(DESA);
  await cek.name.fill('Siti Aminah');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await cek.ready();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check aid recipients');
  await expect(cek.name).toHaveValue('Siti Aminah');
  await expect(cek.select('desa')).toHaveValue(DESA);
  await expectAccessible(page, scripted);

  await cek.submit();
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(hasil.exact).toContainText('Receives');
  await expectAccessible(page, scripted);
});

test('The choice is remembered on the next page, and can be taken back', async ({ page, sites }) => {
  await page.goto(`${sites.open}/panduan?lang=en`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto(sites.open);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await page.goto(`${sites.open}/privasi`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
});

test('An unknown language is Indonesian', async ({ page, sites }) => {
  const answer = await page.goto(`${sites.open}/?lang=xx`);
  expect(answer?.status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
});

test('Errors are said in the language of the page', async ({ page, cek }) => {
  await cek.open('?lang=en');
  await cek.submit();
  await expect(cek.errorSummary).toContainText('Something needs correcting');
  expect(await page.title()).toMatch(/^Error: /);
});
