import type { Page } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { cameraPhoto, GRAIN, picture } from '../../rig/pictures.js';
import type { UsulanPage } from '../../rig/usulan_page.js';

/** A bad mobile network: 400 kbit/s each way, 400 ms. */
async function slowNetwork(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', conditions);
  return async () => {
    const fast = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await session.send('Network.emulateNetworkConditions', fast);
  };
}

/** Writes down every line the slot shows while its photo is on its way. */
async function watch(usulan: UsulanPage, kind: string): Promise<() => Promise<string[]>> {
  const slot = usulan.slot(kind);
  await slot.evaluate((element) => {
    const seen: string[] = [];
    (element as unknown as { seen: string[] }).seen = seen;
    const look = () => {
      const bar = element.querySelector('progress');
      const share = bar ? (bar.getAttribute('value') ?? 'whole') : '';
      const line = `${element.querySelector('[role=status]')?.textContent ?? ''}|${share}`;
      if (seen.at(-1) !== line) {
        seen.push(line);
      }
    };
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(element, all);
  });
  return () => slot.evaluate((element) => (element as unknown as { seen: string[] }).seen);
}

test('Four photos over 400 kbit/s and 400 ms: every one shows how far it is, and the proposal is sent', async ({
  browser,
  page,
  usulan,
  api,
}) => {
  const photo = await cameraPhoto(browser, 2400, 1800, 0.9, GRAIN.fine);
  await api.fill('diri', {}, ['foto']);
  await usulan.step('foto');
  await slowNetwork(page);
  const kinds = ['ktp', 'kk', 'rumah-depan', 'selfie'];
  for (const kind of kinds) {
    const seen = await watch(usulan, kind);
    await usulan.choosePhoto(kind, photo);
    await expect(usulan.slot(kind)).toContainText(/Sudah tersimpan, \d+ KB/, { timeout: 60_000 });
    const lines = await seen();
    const shares = lines.map((line) => Number(line.split('|')[1])).filter((share) => share > 0 && share < 1);
    expect(shares.length, `how far: ${lines.join('; ')}`).toBeGreaterThanOrEqual(3);
    expect(shares, 'never back').toEqual([...shares].sort((a, b) => a - b));
    expect(lines.some((line) => line.startsWith('Mengirim foto'))).toBe(true);
  }
  await usulan.send();
  await usulan.receipt();
});

test('A photo on its way is cancelled; what was there stays', async ({ page, usulan, api, largePhoto }) => {
  await api.begin('diri');
  await usulan.step('foto');
  await usulan.addPhoto('ktp', picture());
  const fast = await slowNetwork(page);
  await usulan.choosePhoto('ktp', largePhoto);
  await expect(usulan.slot('ktp').locator('progress')).toBeVisible();
  await expectAccessible(page, true);
  await usulan.slot('ktp').getByRole('button', { name: 'Batal' }).click();
  await expect(usulan.slot('ktp').getByRole('status')).toContainText('dibatalkan');
  await expect(usulan.slot('ktp').locator('progress')).toHaveCount(0);
  await fast();
  const first = await usulan.slot('ktp').getByText('Sudah tersimpan').innerText();
  await usulan.step('foto');
  expect(await usulan.slot('ktp').getByText('Sudah tersimpan').innerText()).toBe(first);
});

test('When the network drops, the same photo is sent again with one tap', async ({ page, context, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('foto');
  await context.setOffline(true);
  await usulan.choosePhoto('ktp', picture());
  await expect(usulan.slot('ktp').getByRole('alert')).toContainText('Jaringan Anda terputus');
  await expectAccessible(page, true);
  await context.setOffline(false);
  await usulan.slot('ktp').getByRole('button', { name: 'Coba lagi' }).click();
  await expect(usulan.slot('ktp')).toContainText(/Sudah tersimpan, \d+ KB/);
  await expect(usulan.slot('ktp').getByRole('status')).toContainText('Foto sudah tersimpan');
});

test('When the service has a problem it says whose it is', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('foto');
  await page.route('**/api/v1/draf/*/foto', (route) => route.fulfill({ status: 503, body: '{}' }));
  await usulan.choosePhoto('ktp', picture());
  await expect(usulan.slot('ktp').getByRole('alert')).toContainText('Ini bukan kesalahan Anda');
  await page.unroute('**/api/v1/draf/*/foto');
  await usulan.slot('ktp').getByRole('button', { name: 'Coba lagi' }).click();
  await expect(usulan.slot('ktp')).toContainText(/Sudah tersimpan, \d+ KB/);
});

test('A large photo is made small on the phone, and what is sent tells no place', async ({
  page,
  usulan,
  api,
  largePhoto,
}) => {
  await api.begin('diri');
  await usulan.step('foto');
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/foto'));
  await usulan.choosePhoto('ktp', largePhoto);
  const body = (await sent).postDataBuffer();
  if (body) {
    expect(body.length).toBeLessThan(3_000_000);
    expect(body.includes('CUSGPSPLACE')).toBe(false);
  }
  await expect(usulan.slot('ktp')).toContainText(/Sudah tersimpan, \d+ KB/);
});
