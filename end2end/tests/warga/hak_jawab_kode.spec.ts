import { expectAccessible } from '../../rig/accessibility.js';
import { DraftPage } from '../../rig/draft_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('A code that is none, mistyped, or nobody has: one sentence at the field, nothing told', async ({
  page,
  sites,
  api,
  usulan,
  scripted,
}) => {
  const unknown = (await api.begin('diri')).ticket;
  const tries = [
    { code: '', says: 'Isi kode' },
    { code: 'ABC', says: '12 huruf dan angka' },
    { code: (unknown.startsWith('A') ? 'B' : 'A') + unknown.slice(1), says: 'salah ketik' },
    { code: unknown, says: 'tidak kami kenal' },
  ];
  for (const { code, says } of tries) {
    await page.goto(`${sites.open}/jawab`);
    await page.locator('input[name=kode]').fill(code);
    await page.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
    await usulan.expectSummary('kode');
    await expect(usulan.errorOf('kode')).toContainText(says);
    await expect(page.locator('input[name=kode]')).toHaveValue(code);
  }
  await expectAccessible(page, scripted);
  await page.locator('.cus-header__languages').getByText('English').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('input[name=kode]')).toHaveValue(unknown);
});

test('Who guesses reply codes is stopped', async ({ page, sites, api }) => {
  const form = { kode: (await api.begin('diri')).ticket, aksi: 'buka' };
  let status = 422;
  for (let tries = 0; status === 422 && tries < 30; tries += 1) {
    status = (await page.request.post(`${sites.limited}/jawab`, { form })).status();
  }
  expect(status).toBe(429);
});

test('Without a draft the pages of an answer say so, with the way to the code', async ({ page, sites, scripted }) => {
  const jawab = new DraftPage(page, sites.open, scripted, 'jawab');
  for (const path of ['draf', 'draf/jawaban', 'draf/foto', 'draf/periksa']) {
    expect(await jawab.open(path), path).toBe(410);
    await expect(page.locator('main a[href^="/jawab"]').first()).toBeVisible();
  }
  await expectAccessible(page, scripted);
});
