import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { CekPage, HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('The form downloads the WASM exactly once; pages without islands download none', async ({ page, sites }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('.wasm') && asked.push(request.url()));
  await new CekPage(page, sites.open, true).open();
  expect(asked).toHaveLength(1);
  for (const path of ['/', '/panduan', '/privasi']) {
    await page.goto(sites.open + path, { waitUntil: 'networkidle' });
  }
  expect(asked).toHaveLength(1);
});

test('Nothing is objected to by the browser while the islands start', async ({ page, sites }) => {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && trouble.push(message.text()));
  await new CekPage(page, sites.guarded, true).open();
  expect(trouble).toEqual([]);
});

test('When the WASM does not arrive, the form works step by step', async ({ page, sites }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  const cek = new CekPage(page, sites.open, false);
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(1);
});

test('When the JavaScript is broken, the form works step by step', async ({ page, sites }) => {
  await page.route('**/pkg/app.*.js', (route) => route.fulfill({ body: 'throw new Error("broken")', contentType: 'text/javascript' }));
  const cek = new CekPage(page, sites.open, false);
  await cek.lookUp(DESA, 'Siti Aminah');
  await new HasilPage(page).arrived();
});

test('When a list does not arrive, the page says so and tries again on request', async ({ page, sites }) => {
  const cek = new CekPage(page, sites.open, true);
  await cek.open();
  await page.route('**/api/v1/wilayah/99', (route) => route.abort());
  await cek.select('provinsi').selectOption('99');
  const failed = page.locator('.cus-field', { has: cek.select('kabupaten') });
  await expect(failed.getByRole('alert')).toContainText('coba lagi');
  await expect(failed.getByRole('button', { name: 'Coba lagi' })).toBeInViewport();
  await expect(failed.locator('.cus-field__wait'), 'what to choose first has been chosen').toBeHidden();
  await page.unroute('**/api/v1/wilayah/99');
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await expect(cek.select('kabupaten')).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(cek.select('provinsi')).toBeFocused();
});

test('Asked too often for a list, the page says so at its select, until another is chosen', async ({ page, sites }) => {
  const cek = new CekPage(page, sites.open, true);
  await cek.open();
  await cek.select('provinsi').selectOption('99');
  await page.route('**/api/v1/wilayah/99.*', (route) => route.fulfill({ status: 429, body: '{}' }));
  await cek.select('kabupaten').selectOption('99.01');
  const failed = page.locator('.cus-field', { has: cek.select('kecamatan') });
  await expect(failed.getByRole('alert')).toContainText('Terlalu banyak permintaan');
  await expectAccessible(page, true);
  await page.unroute('**/api/v1/wilayah/99.*');
  await cek.select('provinsi').selectOption('71');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(cek.select('kabupaten').locator('option[value^="71."]').first()).toBeAttached();
});

test('A list that was loaded once is not loaded again', async ({ page, sites }) => {
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/v1/wilayah/99') && asked.push(request.url()));
  const cek = new CekPage(page, sites.open, true);
  await cek.open();
  for (const code of ['99', '71', '99']) {
    await cek.select('provinsi').selectOption(code);
    await expect(cek.select('kabupaten')).toBeEnabled();
    await expect(cek.select('kabupaten').locator(`option[value^="${code}."]`).first()).toBeAttached();
  }
  expect(asked).toHaveLength(1);
});

test('A slow answer to an earlier choice never fills a later one', async ({ page, sites }) => {
  const cek = new CekPage(page, sites.open, true);
  await cek.open();
  await page.route('**/api/v1/wilayah/71', async (route) => {
    await new Promise((wake) => setTimeout(wake, 1000));
    await route.continue();
  });
  await cek.select('provinsi').selectOption('71');
  await cek.select('provinsi').selectOption('99');
  await expect(cek.select('kabupaten').locator('option[value^="99."]').first()).toBeAttached();
  await page.waitForTimeout(1500);
  await expect(cek.select('kabupaten').locator('option[value^="71."]')).toHaveCount(0);
});
