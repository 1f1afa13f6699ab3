import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('An old link says so and shows the way back', async ({ page, cek, sites, scripted }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  await new HasilPage(page).arrived();
  const answer = await page.goto(page.url().replace(sites.open, sites.later));
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tautan hasil sudah tidak berlaku');
  await expect(page.locator('main a[href="/cek"]').first()).toBeVisible();
  await expectAccessible(page, scripted);
});

test('A forged link is a page of ours with a clear refusal, never an error of the server', async ({
  page,
  cek,
  sites,
  scripted,
}) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  await new HasilPage(page).arrived();
  const token = page.url().split('/').pop()!;
  const last = token.endsWith('A') ? 'B' : 'A';
  for (const forged of ['x', 'A'.repeat(200), `${token}A`, token.slice(0, -2) + last + last, '%00', `${token.slice(10)}`]) {
    const answer = await page.goto(`${sites.open}/cek/hasil/${forged}`);
    expect([400, 404, 410], forged).toContain(answer?.status());
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('.cus-card')).toHaveCount(0);
  }
  await expectAccessible(page, scripted);
});

test('The token of a card opens no result', async ({ page, cek, sites }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  const subject = await hasil.tokenOf(hasil.exact.first());
  const answer = await page.goto(`${sites.open}/cek/hasil/${subject}`);
  expect([400, 404, 410]).toContain(answer?.status());
});

test('A result is kept by nobody on the way', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  await new HasilPage(page).arrived();
  const answer = await page.reload();
  expect(answer?.headers()['cache-control']).toContain('no-store');
  expect(answer?.headers()['referrer-policy']).toMatch(/no-referrer|same-origin/);
});
