import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';

const PAGES = [
  '/',
  '/cek',
  '/usulan/baru',
  '/sanggahan/baru',
  '/perbaikan/baru',
  '/jawab',
  '/lacak',
  '/panduan',
  '/statistik',
  '/privasi',
  '/aksesibilitas',
  '/petugas/masuk',
  '/_komponen',
];

for (const path of PAGES) {
  for (const lang of ['id', 'en']) {
    test(`${path} is sound in ${lang}`, async ({ page, sites, scripted }) => {
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
      const answer = await page.goto(`${sites.open}${path}?lang=${lang}`);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('footer')).toContainText('idn-area-data');
      await expect(page.locator('footer')).toContainText(lang === 'id' ? 'Kami tidak pernah meminta PIN' : 'We never ask for a bank or ATM PIN');
      await expectAccessible(page, scripted);
      expect(trouble).toEqual([]);
    });
  }
}

test('An unknown address has ways out and a person to call', async ({ page, sites, scripted }) => {
  const answer = await page.goto(`${sites.open}/tidak/ada`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Halaman tidak ditemukan');
  await expect(page.locator('a[href="/cek"]').first()).toBeVisible();
  await expect(page.locator('body')).toContainText('Telepon');
  await expectAccessible(page, scripted);
});

test('The keyboard reaches the content first, and always shows where it is', async ({ page, sites }) => {
  await page.goto(`${sites.open}/cek`);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Langsung ke isi' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!);
    return `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`;
  });
  expect(outline).not.toBe('none 0px none');
});

test('Every answer carries the headers that protect it', async ({ request, sites }) => {
  const headers = (await request.get(`${sites.open}/cek`)).headers();
  expect(headers['content-security-policy']).toContain("'wasm-unsafe-eval'");
  expect(headers['content-security-policy']).not.toContain("'unsafe-inline'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});
