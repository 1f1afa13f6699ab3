import { expectAccessible } from '../../rig/accessibility.js';
import { LEVELS, pathOf } from '../../rig/cek_page.js';
import { DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

test('What is typed is saved by itself, and the page says when', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('identitas');
  await usulan.fill(REQUIRED.diri.identitas!);
  await expect(page.getByRole('status').filter({ hasText: /Tersimpan pukul \d\d\.\d\d/ })).toBeVisible();
  await expectAccessible(page, true);
  await usulan.open('draf');
  await expect(usulan.status('identitas')).toHaveText('Terisi');
  // Saving by hand afterwards is no conflict.
  await usulan.step('identitas');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await usulan.fill({ nama: 'Siti Uji' });
  await saved;
  await usulan.save();
  await usulan.onTasks();
});

test('What is typed and never sent survives the death of the browser', async ({
  browser,
  launchOptions,
  page,
  sites,
}) => {
  const doomed = await browser.browserType().launchServer(launchOptions);
  const context = await (await browser.browserType().connect(doomed.wsEndpoint())).newContext();
  await new ProposalApi(context.request, sites.open).begin('diri');
  const dying = new UsulanPage(await context.newPage(), sites.open, true);
  await dying.step('alasan');
  const saved = dying.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await dying.fill({ alasan: 'Suami saya sakit sejak tahun lalu.' });
  await saved;
  const { cookies } = await context.storageState();
  await doomed.kill();

  await page.context().addCookies(cookies);
  const reopened = new UsulanPage(page, sites.open, true);
  await reopened.step('alasan');
  await expect(reopened.field('alasan')).toHaveValue('Suami saya sakit sejak tahun lalu.');
});

test('Leaving the page at once, for the camera or another one, saves the last word', async ({ usulan, api }) => {
  await api.begin('diri');
  await usulan.step('alasan');
  await usulan.fill({ alasan: 'Ditulis tepat sebelum pergi.' });
  await usulan.open('draf');
  await expect.poll(async () => {
    await usulan.open('draf/alasan');
    return usulan.field('alasan').inputValue();
  }).toBe('Ditulis tepat sebelum pergi.');
});

test('Without a network it says so, keeps what was typed, and saves when the network is back', async ({
  page,
  context,
  usulan,
  api,
}) => {
  await api.begin('diri');
  await usulan.step('alasan');
  await context.setOffline(true);
  await usulan.fill({ alasan: 'Sinyal hilang di sini.' });
  await expect(page.getByRole('status').filter({ hasText: 'jaringan terputus' })).toBeVisible();
  await expectAccessible(page, true);
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'Tersimpan pukul' })).toBeVisible();
  await usulan.step('alasan');
  await expect(usulan.field('alasan')).toHaveValue('Sinyal hilang di sini.');
});

test('Without a network the save button keeps what was typed on the screen', async ({ page, context, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('alasan');
  await context.setOffline(true);
  await usulan.fill({ alasan: 'Sinyal hilang saat menyimpan.' });
  await page.locator('main button[name=aksi][value=simpan]').click();
  await expect(page.getByRole('status').filter({ hasText: 'Belum ada sinyal' })).toBeVisible();
  await expect(usulan.field('alasan')).toHaveValue('Sinyal hilang saat menyimpan.');
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: 'Tersimpan pukul' })).toBeVisible();
  await page.locator('main button[name=aksi][value=simpan]').click();
  await expect(page).not.toHaveURL(/\/alasan/);
});

test('A step that another tab has changed is not overwritten by itself', async ({
  page,
  context,
  sites,
  usulan,
  api,
}) => {
  await api.begin('diri');
  await usulan.step('alasan');
  const other = new UsulanPage(await context.newPage(), sites.open, true);
  await other.complete('alasan', { alasan: 'Dari tab lain.' });
  await usulan.fill({ alasan: 'Dari tab ini.' });
  await expect(page.getByRole('status').filter({ hasText: 'diubah di tab lain' })).toBeVisible();
  await expect(usulan.field('alasan')).toHaveValue('Dari tab ini.');
  await other.step('alasan');
  await expect(other.field('alasan')).toHaveValue('Dari tab lain.');
});

test('A draft that is gone says so, with a way on', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('alasan');
  await page.request.post(`${usulan.site}/usulan/draf/hapus`);
  await usulan.fill({ alasan: 'Terlambat.' });
  await expect(page.getByRole('status').filter({ hasText: 'dihapus' })).toBeVisible();
  await page.getByRole('status').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Isian usulan tidak ditemukan');
  await expect(page.locator('main a[href^="/usulan/baru"]').first()).toBeVisible();
});

test('The village is chosen in the draft without a new page, and saved by itself', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('alamat');
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && (answer.request().postData() ?? '').includes(`"${DESA}"`),
  );
  await usulan.fill({ desa: DESA });
  await saved;
  await usulan.step('alamat');
  for (const [at, code] of pathOf(DESA).entries()) {
    await expect(usulan.field(LEVELS[at]!)).toHaveValue(code);
  }
});
