import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';

/** The line that says how saving goes. */
const line = (page: Page): Locator => page.locator('#keadaan-simpan');
/** The way to it while something is not saved. */
const short = (page: Page): Locator => page.getByRole('link', { name: 'Belum tersimpan' });

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where something stands on the screen. */
async function boxOf(of: Locator): Promise<Box> {
  const box = await of.boundingBox();
  expect(box).not.toBeNull();
  return box!;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** All of it is on the screen, and nothing of it under the way out. */
async function expectSeen(page: Page, of: Locator): Promise<void> {
  const box = await boxOf(of);
  const { width, height } = page.viewportSize()!;
  expect(overlap(box, await boxOf(page.locator('.cus-exit'))), 'it is behind the way out').toBe(false);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
}

const SCREENS = [
  [320, 568],
  [360, 640],
  [768, 800],
  [1024, 700],
  [1280, 720],
] as const;
for (const [width, height] of SCREENS) {
  test(`Beside the way out, on ${width} pixels, it is seen that something was saved, and that it was not`, async ({
    page,
    sanggahan,
    reports,
  }) => {
    await page.setViewportSize({ width, height });
    await reports.begin('sanggahan');
    await sanggahan.step('pelapor');
    await page.locator('[name=pelapor_nama]').pressSequentially('Kartika');
    await expect(line(page)).toHaveText(/^Tersimpan pukul \d\d\.\d\d$/);
    await expectSeen(page, line(page));
    await page.route('**/api/v1/draf/*', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.locator('[name=pelapor_nama]').pressSequentially(' Dewanti');
    await expect(short(page)).toBeVisible();
    await expectSeen(page, short(page));
    expect(overlap(await boxOf(short(page)), await boxOf(page.locator('[name=pelapor_nama]')))).toBe(false);
    await expectAccessible(page, true);
    // It leads to the whole sentence, behind which it is gone.
    await short(page).click();
    await expect(line(page)).toBeInViewport({ ratio: 1 });
    await expect(line(page)).toContainText('dicoba lagi otomatis');
    await expectSeen(page, line(page));
    // When saving works again it goes.
    await page.unroute('**/api/v1/draf/*');
    await expect(line(page)).toHaveText(/^Tersimpan pukul/);
    await expect(short(page)).toBeHidden();
  });
}

test('The field that is typed into is not covered by what could not be saved', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('terusul');
  await page.route('**/api/v1/draf/*', (route) => route.fulfill({ status: 503, body: '{}' }));
  const field = page.locator('[name=nomor_kk]');
  // At the lower edge, as a keyboard or a thumb leaves it.
  await field.evaluate((element) => {
    element.focus({ preventScroll: true });
    window.scrollBy(0, element.getBoundingClientRect().bottom - window.innerHeight);
  });
  await page.keyboard.type('12');
  await expect(short(page)).toBeVisible();
  await expect.poll(async () => overlap(await boxOf(short(page)), await boxOf(field))).toBe(false);
  await expect(field).toBeFocused();
});

test('What was saved is told at the edge for some seconds, then where the fields end', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('terusul');
  await page.locator('[name=nik]').pressSequentially('9901');
  await expect(line(page)).toHaveText(/^Tersimpan pukul/);
  await expect(line(page)).toBeInViewport({ ratio: 1 });
  await expect(line(page)).toHaveCSS('position', 'sticky');
  await expect(line(page)).toHaveCSS('position', 'static');
  await expect(line(page)).not.toBeInViewport();
  await expect(line(page), 'it is still there to be read').toHaveText(/^Tersimpan pukul/);
  // Whoever comes back to a saved step is told there too, and nothing covers the fields.
  await usulan.step('terusul');
  await expect(line(page)).toHaveText(/^Tersimpan pukul/);
  await expect(line(page)).toHaveCSS('position', 'static');
  await expect(line(page)).not.toBeInViewport();
});

test('Answers about health without their consent are never called saved', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('kerentanan');
  await page.locator('[name=lansia][value=ya]').check();
  await expect(line(page)).toContainText('centang persetujuan dulu');
  await expect(short(page)).toBeInViewport({ ratio: 1 });
  await usulan.step('kerentanan');
  await expect(page.locator('[name=lansia][value=ya]')).not.toBeChecked();
  await expect(line(page)).toBeEmpty();
});
