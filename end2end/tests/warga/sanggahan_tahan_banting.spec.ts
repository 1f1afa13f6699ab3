import { type Browser, type BrowserContextOptions, expect } from '@playwright/test';
import { test } from '../../rig/fixtures.js';
import { picture } from '../../rig/pictures.js';
import { REQUIRED } from '../../rig/proposals.js';
import { ReportPage } from '../../rig/report_page.js';
import { ACCOUNT, NEIGHBOUR_MASKED, REPORT, REPORTER } from '../../rig/reports.js';

/** The same person's other phone, or the same one opened again. */
async function another(
  browser: Browser,
  site: string,
  scripted: boolean,
  options: BrowserContextOptions = {},
): Promise<ReportPage> {
  const phone = { javaScriptEnabled: scripted, viewport: { width: 360, height: 640 } };
  const context = await browser.newContext({ ...phone, ...options });
  return new ReportPage(await context.newPage(), site, scripted, 'sanggahan');
}

test('A double tap sends once; "back" and a reload change nothing', async ({ page, sanggahan, reports }) => {
  await reports.fill('sanggahan');
  await sanggahan.open('draf/periksa');
  await sanggahan.declare();
  await sanggahan.sendButton.dblclick();
  await sanggahan.onReceipt();
  const { ticket, pin } = await sanggahan.receipt();
  await page.reload();
  expect(await sanggahan.receipt(), 'a reload shows the same').toEqual({ ticket, pin });

  await page.goBack();
  if (await sanggahan.sendButton.isVisible()) {
    await sanggahan.declare();
    await sanggahan.sendButton.click();
  }
  await sanggahan.onReceipt();
  expect((await sanggahan.receipt()).ticket).toBe(ticket);
});

test('Posts at the same time make one case', async ({ page, sites, sanggahan, reports }) => {
  await reports.fill('sanggahan');
  await sanggahan.open('draf/periksa');
  const kunci = await page.locator('input[name=kunci]').inputValue();
  const post = () =>
    page.request.post(`${sites.open}/sanggahan/draf/kirim`, {
      form: { kunci, setuju_pdp: 'ya', benar: 'ya' },
      maxRedirects: 0,
    });
  const answers = [...(await Promise.all([post(), post(), post()])), await post()];
  const places = answers.map((answer) => `${answer.status()} ${answer.headers().location}`);
  expect(new Set(places).size, JSON.stringify(places)).toBe(1);
  expect(places[0]).toMatch(/^303 \/sanggahan\/tiket\//);
});

test('After sending, the old pages lead to the receipt, and nothing more changes', async ({
  page,
  sites,
  sanggahan,
  reports,
  lacak,
}) => {
  await reports.fill('sanggahan');
  await sanggahan.send();
  const { ticket, pin } = await sanggahan.receipt();
  for (const path of ['draf', 'draf/sebab', 'draf/foto', 'draf/pelapor', 'draf/periksa']) {
    await sanggahan.open(path);
    await sanggahan.onReceipt();
    expect((await sanggahan.receipt()).ticket).toBe(ticket);
  }
  const form = { aksi: 'simpan', uraian: 'Ini uraian yang lain sama sekali.', versi: '1' };
  await page.request.post(`${sites.open}/sanggahan/draf/uraian`, { form, maxRedirects: 0 });
  await lacak.look(ticket, pin);
  await lacak.opened();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(page.locator('main')).toContainText(ACCOUNT);
});

test('Two tabs: what the other has changed is said, not overwritten', async ({ page, context, sanggahan, reports, scripted }) => {
  await reports.begin('sanggahan');
  await sanggahan.step('uraian');
  const other = new ReportPage(await context.newPage(), sanggahan.site, scripted, 'sanggahan');
  await other.complete('uraian', { uraian: 'Dari tab lain: rumahnya dua lantai.' });
  await sanggahan.fill({ uraian: 'Dari tab ini: mobilnya dua dan baru.' });
  if (scripted) {
    await expect(page.getByRole('status').filter({ hasText: 'diubah di tab lain' })).toBeVisible();
  } else {
    await sanggahan.save();
    await expect(page.getByRole('alert')).toContainText('diubah di halaman atau HP lain');
  }
  await expect(sanggahan.field('uraian')).toHaveValue('Dari tab ini: mobilnya dua dan baru.');
  await other.step('uraian');
  await expect(other.field('uraian')).toHaveValue('Dari tab lain: rumahnya dua lantai.');
});

test('The browser dies with the camera open: answers, photo and card are there when it is opened again', async ({
  browser,
  page,
  context,
  sites,
  sanggahan,
  reports,
  scripted,
}) => {
  await reports.begin('sanggahan');
  await sanggahan.complete('sebab', REPORT.sanggahan.sebab!);
  await sanggahan.step('foto');
  await sanggahan.addPhoto('rumah-depan', picture());
  const storageState = await context.storageState();
  const { expires } = storageState.cookies.find((cookie) => cookie.name.endsWith('cus_draf_sanggahan'))!;
  expect(expires, 'the cookie outlives the browser').toBeGreaterThan(Date.now() / 1000 + 29 * 86_400);
  await page.close();

  const reopened = await another(browser, sites.open, scripted, { storageState });
  await reopened.open('baru');
  await reopened.page.locator('main a[href="/sanggahan/draf"]').click();
  await reopened.onTasks();
  await expect(reopened.page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await expect(reopened.status('sebab')).toHaveText('Terisi');
  await reopened.step('sebab');
  await reopened.expectFilled(REPORT.sanggahan.sebab!);
  await reopened.step('foto');
  await expect(reopened.slot('rumah-depan')).toContainText('Sudah tersimpan');
  await reopened.page.context().close();
});

test('With the resume code it goes on, on another phone', async ({ browser, page, sites, sanggahan, reports, scripted }) => {
  const draft = await reports.fill('sanggahan', { without: ['foto'] });
  await sanggahan.open('draf');
  await expect(page.locator('#kode-lanjutan')).toContainText(draft.resume_code);

  const other = await another(browser, sites.open, scripted);
  await other.open('baru');
  await other.page.locator('input[name=kode_lanjutan]').fill(draft.resume_code.toLowerCase().replaceAll('-', ' '));
  await other.page.locator('main button[name=aksi][value=lanjut]:not([aria-hidden])').click();
  await other.onTasks();
  expect(other.page.url(), 'the code is in no address').not.toContain(draft.resume_code);
  await other.step('uraian');
  await other.expectFilled(REPORT.sanggahan.uraian!);
  await other.step('foto');
  await other.addPhoto('rumah-depan', picture());
  await other.send();
  await other.page.context().close();
});

test('A code of another door is not opened at this one by mistake', async ({ page, sanggahan, api }) => {
  const draft = await api.begin('diri');
  await page.context().clearCookies();
  await sanggahan.open('baru');
  await page.locator('input[name=kode_lanjutan]').fill(draft.resume_code);
  await page.locator('main button[name=aksi][value=lanjut]:not([aria-hidden])').click();
  // Either it is taken to its own door, or refused at the field; never shown as an objection.
  const own = page.waitForURL(/\/usulan\/draf$/).then(() => 'its own door');
  const refused = sanggahan.errorOf('kode_lanjutan').waitFor().then(() => 'refused');
  expect(await Promise.any([own, refused])).toMatch(/its own door|refused/);
  await expect(page).not.toHaveURL(/\/sanggahan\/draf$/);
});

test('A proposal and an objection are filled in side by side, and neither disturbs the other', async ({
  page,
  usulan,
  sanggahan,
  perbaikan,
  api,
  reports,
}) => {
  await api.begin('diri');
  await usulan.complete('identitas', REQUIRED.diri.identitas!);
  await sanggahan.begin(await reports.card(), 'sanggahan');
  await expect(page.locator('main'), 'nothing is replaced').toContainText(NEIGHBOUR_MASKED);
  await sanggahan.complete('pelapor', REPORTER);
  await perbaikan.begin(await reports.card(), 'penyalahgunaan');
  await perbaikan.complete('kejadian', REPORT.penyalahgunaan.kejadian!);

  await usulan.step('identitas');
  await usulan.expectFilled(REQUIRED.diri.identitas!);
  await usulan.open('draf/periksa');
  await expect(page.locator('main')).not.toContainText('Budi Uji');
  await sanggahan.open('draf');
  await page.locator('details summary', { hasText: 'Hapus' }).click();
  await page.getByRole('button', { name: 'Ya, hapus semuanya' }).click();
  await expect(page).toHaveURL(/\/sanggahan\/baru\?selesai=hapus$/);
  await expect(page.getByRole('status')).toContainText('sudah dihapus semuanya');
  expect(await usulan.step('identitas')).toBe(200);
  await usulan.expectFilled(REQUIRED.diri.identitas!);
  await perbaikan.step('kejadian');
  await perbaikan.expectFilled({ bentuk_penyalahgunaan: 'dipotong' });
  expect(await sanggahan.open('draf')).toBe(410);
});

test('A second objection in the same browser names the first before it takes its place', async ({
  page,
  sanggahan,
  reports,
}) => {
  const first = await reports.fill('sanggahan', { without: ['foto'] });
  await sanggahan.start(await reports.card('Siti Aminah'));
  await expect(page.locator('main a[href="/sanggahan/draf"]'), 'the first is offered').toBeVisible();
  await sanggahan.choose('tanggapan_layak');
  await expect(page.locator('main')).toContainText(first.resume_code);
  await page.locator('main button[name=ganti][value=ya]').click();
  await sanggahan.onTasks();
  await expect(page.locator('main')).toContainText('S**i A****h');
  await sanggahan.open('baru');
  await page.locator('input[name=kode_lanjutan]').fill(first.resume_code);
  await page.locator('main button[name=aksi][value=lanjut]:not([aria-hidden])').click();
  await sanggahan.onTasks();
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
});

test('Without a draft every page of one says so, with the ways on', async ({ page, sanggahan, perbaikan }) => {
  for (const door of [sanggahan, perbaikan]) {
    for (const path of ['draf', 'draf/foto', 'draf/pelapor', 'draf/periksa']) {
      expect(await door.open(path), path).toBe(410);
      await expect(page.locator('main a[href^="/cek"], main a[href$="/baru"]').first()).toBeVisible();
    }
  }
});
