import type { Locator } from '@playwright/test';
import { expect, test } from '../../rig/fixtures.js';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function boxOf(of: Locator): Promise<Box> {
  const box = await of.boundingBox();
  expect(box).not.toBeNull();
  return box!;
}

/** Pixels from the lower edge of one thing to the upper edge of the next. */
async function gap(above: Locator, below: Locator): Promise<number> {
  const [one, two] = [await boxOf(above), await boxOf(below)];
  return two.y - one.y - one.height;
}

/** Fewest pixels between two things that are not one. */
const APART = 12;

test('Labels and boxes of one row stand in line, when only one of them is wrong too', async ({ page, usulan, api }) => {
  await page.setViewportSize({ width: 900, height: 800 });
  await api.begin('diri');
  await usulan.step('alamat');
  await usulan.fill({ rt: 'A1', rw: '2' });
  await usulan.save();
  await expect(usulan.errorOf('rt')).toContainText('angka saja');
  await expect(usulan.errorOf('rw')).toHaveCount(0);
  for (const part of ['label[for=%]', '#%']) {
    const [rt, rw] = ['rt', 'rw'].map((name) => page.locator(part.replace('%', name)));
    expect.soft((await boxOf(rt!)).y, part).toBeCloseTo((await boxOf(rw!)).y, 0);
  }
});

test('A list inside a wrong one is not red as long as nothing is wrong with it', async ({ page, sanggahan, reports }) => {
  await reports.begin('sanggahan');
  await sanggahan.step('sebab');
  await sanggahan.save();
  await expect(sanggahan.errorOf('sebab_tidak_layak')).toBeVisible();
  await page.locator('[name=sebab_tidak_layak][value=mampu]').check();
  const inner = page.locator('.cus-choice-list__nested .cus-choice-list', { has: page.locator('[name=tanda_mampu]') });
  const outer = page.locator('.cus-field--wrong > .cus-choice-list');
  const colour = (of: Locator): Promise<string> => of.evaluate((element) => getComputedStyle(element).borderTopColor);
  expect(await colour(inner)).not.toBe(await colour(outer));
});

test('Buttons do not touch what follows, nor the edge of their box', async ({ page, sites, sanggahan, reports }) => {
  await page.goto(`${sites.open}/sanggahan/baru`);
  expect(await gap(page.getByRole('button', { name: 'Lanjutkan' }), page.locator('.cus-panel'))).toBeGreaterThanOrEqual(APART);

  await reports.begin('sanggahan');
  await sanggahan.step('uraian');
  await sanggahan.fill({ uraian: 'Mobilnya dua dan rumahnya baru dibangun.' });
  await sanggahan.save();
  await page.goto(`${sites.open}/sanggahan/baru?subjek=${await reports.card()}`);
  await page.locator('[name=form][value=tanggapan_layak]').check();
  await page.locator('main button[name=aksi][value=mulai]:not([aria-hidden])').click();
  const box = await boxOf(sanggahan.summary);
  const button = await boxOf(sanggahan.summary.getByRole('button'));
  expect(box.y + box.height - button.y - button.height).toBeGreaterThanOrEqual(APART);

  const { ticket } = await reports.fillAndSend('sanggahan');
  await page.goto(`${sites.open}/sanggahan/tiket/${ticket.replaceAll('-', '')}`);
  const forget = page.locator('form', { has: page.getByRole('button', { name: 'Lupakan di HP ini' }) });
  expect(await gap(page.locator('.cus-ways').last(), forget)).toBeGreaterThanOrEqual(APART);
  await page.getByRole('button', { name: 'Lupakan di HP ini' }).click();
  await expect(page).toHaveURL(/\/lacak\?selesai=lupa$/);
  await expect(page.getByRole('status')).toContainText('sudah dilupakan di HP ini');
});

test('What is wrong with a photo stands above its field', async ({ page, usulan, api, scripted }) => {
  await api.begin('diri');
  await usulan.step('foto');
  const slot = usulan.slot('ktp');
  const file = slot.locator('input[type=file]');
  await file.setInputFiles({ name: 'ktp.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan foto') });
  if (!scripted) {
    await slot.getByRole('button', { name: 'Kirim foto ini' }).click();
  }
  const sentence = page.getByText('Berkas ini bukan foto').last();
  await expect(sentence).toBeVisible();
  expect(await gap(sentence, usulan.slot('ktp').locator('input[type=file]'))).toBeGreaterThanOrEqual(0);
});

test('On a saved step the time of saving covers nothing', async ({ page, usulan, api }) => {
  await api.fill('diri');
  await usulan.step('alamat');
  const line = page.locator('#keadaan-simpan');
  await expect(line).toHaveText(/^Tersimpan pukul \d\d\.\d\d$/);
  await expect(line).toHaveCSS('position', 'static');
});
