import type { Browser, BrowserContextOptions } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { OPTIONAL, ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

/** Another browser of the same kind. */
async function another(
  browser: Browser,
  site: string,
  scripted: boolean,
  options: BrowserContextOptions = {},
): Promise<UsulanPage> {
  const phone = { javaScriptEnabled: scripted, viewport: { width: 360, height: 640 } };
  const context = await browser.newContext({ ...phone, ...options });
  return new UsulanPage(await context.newPage(), site, scripted);
}

test('The browser dies with the camera open: answers and earlier photos are there when it is opened again', async ({
  browser,
  page,
  context,
  sites,
  usulan,
  api,
  scripted,
}) => {
  await api.begin('diri');
  await usulan.complete('identitas', REQUIRED.diri.identitas!);
  await usulan.complete('alasan', OPTIONAL.alasan!);
  await usulan.step('foto');
  await usulan.addPhoto('ktp', picture());
  const state = await context.storageState();
  const { expires } = state.cookies.find((cookie) => cookie.name.endsWith('cus_draf'))!;
  expect(expires, 'the cookie outlives the browser').toBeGreaterThan(Date.now() / 1000 + 29 * 86_400);
  // The camera is open, and the system takes the memory of the browser.
  await page.close();

  const reopened = await another(browser, sites.open, scripted, { storageState: state });
  await reopened.open('baru');
  await expect(reopened.page.locator('main')).toContainText('Ada usulan yang belum selesai di HP ini');
  await expectAccessible(reopened.page, scripted);
  await reopened.page.getByRole('link', { name: 'Lanjutkan', exact: true }).click();
  await expect(reopened.status('identitas')).toHaveText('Terisi');
  await reopened.step('identitas');
  await reopened.expectFilled(REQUIRED.diri.identitas!);
  await reopened.step('alasan');
  await reopened.expectFilled(OPTIONAL.alasan!);
  await reopened.step('foto');
  await expect(reopened.slot('ktp')).toContainText('Sudah tersimpan');
  const shown = reopened.slot('ktp').locator('img');
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await reopened.page.context().close();
});

test('With the resume code it goes on, on another phone; both phones go on working', async ({
  browser,
  page,
  sites,
  usulan,
  api,
  scripted,
}) => {
  const draft = await api.fill('diri', {}, ['foto']);
  await api.addPhoto(draft, 'ktp');
  await usulan.open('draf');
  const code = draft.resume_code;
  expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
  await expect(page.locator('#kode-lanjutan')).toContainText(code);

  const other = await another(browser, sites.open, scripted);
  await other.open('baru');
  await other.page.locator('input[name=kode_lanjutan]').fill(code.toLowerCase().replaceAll('-', ' '));
  await other.page.getByRole('button', { name: 'Lanjutkan isian' }).click();
  await other.onTasks();
  expect(other.page.url(), 'the code is in no address').not.toContain(code);
  await other.step('identitas');
  await other.expectFilled(REQUIRED.diri.identitas!);
  await other.step('foto');
  await expect(other.slot('ktp')).toContainText('Sudah tersimpan');
  await other.addPhoto('rumah-depan', picture());
  await other.page.context().close();

  await usulan.step('foto');
  await expect(usulan.slot('rumah-depan')).toContainText('Sudah tersimpan');
});

test('A typo in the code is called a typo; an unknown code says that drafts are kept for 30 days', async ({
  page,
  usulan,
  api,
  scripted,
}) => {
  const draft = await api.begin('diri');
  await page.context().clearCookies();
  const tries = [
    { code: '', says: 'Isi kode lanjutan' },
    { code: 'ABC', says: '12 huruf dan angka' },
    { code: (draft.resume_code.startsWith('A') ? 'B' : 'A') + draft.resume_code.slice(1), says: 'salah ketik' },
    { code: draft.ticket, says: '30 hari' },
  ];
  for (const { code, says } of tries) {
    await usulan.open('baru');
    await page.locator('input[name=kode_lanjutan]').fill(code);
    await page.getByRole('button', { name: 'Lanjutkan isian' }).click();
    await usulan.expectSummary('kode_lanjutan');
    await expect(usulan.errorOf('kode_lanjutan')).toContainText(says);
    await expect(page.locator('input[name=kode_lanjutan]')).toHaveValue(code);
  }
  await expectAccessible(page, scripted);
});

test('A draft is deleted on request, and is gone for its cookie and its code', async ({
  page,
  usulan,
  api,
  context,
  scripted,
}) => {
  const draft = await api.fill('diri');
  const before = await context.storageState();
  await usulan.open('draf');
  await page.locator('summary', { hasText: 'Hapus usulan ini' }).click();
  await expectAccessible(page, scripted);
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click();
  await expect(page).toHaveURL(/\/usulan\/baru\?selesai=hapus$/);
  await expect(page.getByRole('status').filter({ hasText: 'sudah dihapus semuanya' })).toBeVisible();
  await expectAccessible(page, scripted);
  await expect(page.locator('main')).not.toContainText('belum selesai');

  await context.addCookies(before.cookies);
  expect(await usulan.open('draf')).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Isian usulan tidak ditemukan');
  await expectAccessible(page, scripted);
  expect(await usulan.open('draf/foto/ktp/lihat')).toBe(410);
  await usulan.open('baru');
  await page.locator('input[name=kode_lanjutan]').fill(draft.resume_code);
  await page.getByRole('button', { name: 'Lanjutkan isian' }).click();
  await usulan.expectSummary('kode_lanjutan');
});

test('Without a draft every page of one says so, with the ways on', async ({ page, usulan, scripted }) => {
  for (const path of ['draf', 'draf/identitas', 'draf/foto', 'draf/periksa']) {
    expect(await usulan.open(path), path).toBe(410);
    await expect(page.locator('main a[href^="/usulan/baru"]').first()).toBeVisible();
  }
  await expectAccessible(page, scripted);
});

test('After 30 days a draft is gone', async ({ page, sites, clock, scripted }) => {
  clock.set('2025-09-01T08:00:00+07:00');
  const usulan = new UsulanPage(page, sites.clocked, scripted);
  const draft = await new ProposalApi(page.request, sites.clocked).begin('diri');
  await usulan.open('draf');
  await expect(page.locator('#kode-lanjutan')).toContainText('sampai 1 Oktober 2025');
  const state = await page.context().storageState();
  clock.set('2025-10-01T07:59:00+07:00');
  expect(await usulan.open('draf')).toBe(200);
  clock.set('2025-10-01T08:00:01+07:00');
  await page.context().addCookies(state.cookies.map((cookie) => ({ ...cookie, expires: -1 })));
  expect(await usulan.open('draf')).toBe(410);
  await usulan.open('baru');
  await page.locator('input[name=kode_lanjutan]').fill(draft.resume_code);
  await page.getByRole('button', { name: 'Lanjutkan isian' }).click();
  await expect(usulan.errorOf('kode_lanjutan')).toContainText('30 hari');
});

test('Nobody opens the draft of somebody else', async ({ browser, sites, api }) => {
  const draft = await api.fill('diri');
  const stranger = await browser.newContext();
  const mine = new ProposalApi(stranger.request, sites.open);
  await mine.begin('diri');
  const url = `${sites.open}/api/v1/draf/${draft.id}`;
  const answers = [
    await stranger.request.put(url, { data: { step: 'alasan', answers: { alasan: 'x' } } }),
    await stranger.request.delete(`${url}/foto/ktp`),
    await stranger.request.post(`${sites.open}/api/v1/usulan`, {
      headers: { 'Idempotency-Key': 'k' },
      data: { draft: draft.id, declarations: ['setuju_pdp', 'benar'] },
    }),
  ];
  for (const answer of answers) {
    expect([401, 404, 410], await answer.text()).toContain(answer.status());
  }
  await stranger.close();
});

test('Markup typed into an answer stays text, wherever it is shown', async ({ page, usulan, api }) => {
  const typed = '</textarea><script>document.title="pwned"</script>';
  await api.begin('diri');
  await usulan.complete('alasan', { alasan: typed });
  await usulan.step('alasan');
  await expect(usulan.field('alasan')).toHaveValue(typed);
  await usulan.open('draf/periksa');
  await expect(page.locator('main')).toContainText(typed);
  expect(await page.title()).not.toContain('pwned');
});

test('Who guesses resume codes is stopped, in plain words', async ({ page, sites, api, scripted }) => {
  // A code of the right form that no draft has.
  const form = { kode_lanjutan: (await api.begin('diri')).ticket };
  let status = 422;
  for (let tries = 0; status === 422 && tries < 30; tries += 1) {
    status = (await page.request.post(`${sites.limited}/usulan/draf/lanjut`, { form })).status();
  }
  expect(status).toBe(429);
  await page.goto(`${sites.limited}/usulan/baru`);
  await page.locator('input[name=kode_lanjutan]').fill(form.kode_lanjutan);
  await page.getByRole('button', { name: 'Lanjutkan isian' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terlalu banyak permintaan');
  await expect(page.locator('main')).toContainText(/Tunggu (sekitar \d+ menit|\d+ detik)/);
  await expectAccessible(page, scripted);
});
