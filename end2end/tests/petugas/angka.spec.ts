import { readFileSync } from 'node:fs';
import { expectAccessible } from '../../rig/accessibility.js';
import { BULK_HEADER, bulkLine, csv } from '../../rig/bulk.js';
import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { monthOf } from '../../rig/months.js';

/** So many proposals come from each of the two districts: numbers that may be shown. */
const RECEIVED = [12, 11] as const;
const ALL = RECEIVED[0] + RECEIVED[1];
/** Villages of the two districts, which no other story of this server works in. */
const VILLAGES = ['99.01.01.2002', '99.01.02.2001'] as const;

test('Proposals come, the office sees them in its numbers at once, and everybody once the month is over', async ({
  page,
  browser,
  sites,
  clock,
  office,
  clockedOfficers,
  scripted,
}) => {
  const month = monthOf('angka', scripted);
  const next = scripted ? '2027-07' : '2027-06';
  const shown = `${month.slice(5)}/${month.slice(2, 4)}`;
  clock.set(`${month}-04T09:00:00+07:00`);
  const desk = await DeskPage.open(browser, scripted, sites.clocked, clockedOfficers, 'verifikator');
  const months = desk.main.getByRole('table').filter({ hasText: 'Diputus' }).first();
  const received = async () => {
    await desk.go('/ringkasan');
    const [, count] = /\s(\d+)\s+\d+$/.exec(await months.getByRole('row', { name: shown }).innerText())!;
    return Number(count);
  };
  const before = await received();
  await desk.go('/usulan/massal');
  const lines = RECEIVED.flatMap((count, district) =>
    Array.from({ length: count }, (_, at) =>
      bulkLine(`Warga Uji ${String.fromCharCode(65 + at)}`, { desa: VILLAGES[district]! }),
    ),
  );
  await desk.page.locator('#berkas_csv').setInputFiles(csv('usulan.csv', [BULK_HEADER, ...lines]));
  await desk.press('Periksa berkas');
  await desk.press(`Ajukan ${ALL} usulan`);
  await expect(desk.main).toContainText('Semua baris sudah diproses', { timeout: 30_000 });

  // A picture, and the same in a table beside it.
  expect(await received()).toBe(before + ALL);
  const picture = desk.page.getByRole('img', { name: 'Masuk dan diputus, dua belas bulan' });
  await expect(picture).toBeVisible();
  await expect(picture.locator('rect, path').first(), 'drawn by the server').toBeAttached();
  const [left, right] = [(await picture.boundingBox())!, (await months.boundingBox())!];
  expect(right.x, 'the table stands beside the picture').toBeGreaterThan(left.x + left.width - 1);
  const backlog = desk.main.getByRole('table').filter({ hasText: 'Lewat tenggat' });
  await expect(backlog.getByRole('row', { name: /Inobonto \(desa\)/ })).toBeVisible();
  await desk.accessible();
  await backlog.getByRole('link', { name: /Inobonto \(desa\)/ }).click();
  await expect(desk.page, 'from a number to its cases').toHaveURL(/\/petugas\?desa=99\.01\.01\.2002$/);
  await expect(desk.main.locator('table.cus-queue tbody tr').first()).toBeVisible();
  await desk.close();

  // For everybody: not before the month is over.
  await page.goto(`${sites.clocked}/statistik`);
  await expect(page.locator('main')).not.toContainText(shown);
  const later = await office.open(`${next}-02T09:00:00+07:00`);
  await expect(async () => {
    await page.goto(`${later}/statistik`);
    // Before all months are counted there is nothing to choose from: then it is looked at anew.
    await page.getByLabel('Kabupaten atau kota').selectOption({ label: 'Kabupaten Uji' }, { timeout: 500 });
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await expect(page.locator('main')).toContainText(shown, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Usulan yang masuk');
  await expect(page.getByRole('img', { name: /Usulan yang masuk di Kabupaten Uji/ })).toBeVisible();
  await expect(page.locator('main')).toContainText('kurang dari sepuluh');
  await expectAccessible(page, scripted);
  const table = page.getByRole('region', { name: 'Kecamatan' });
  await table.focus();
  await expect(table, 'a wide table is moved with the keys').toBeFocused();

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Unduh sebagai CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('statistik.csv');
  const said = readFileSync(await file.path(), 'utf8').split(/\r?\n/);
  const ofMonth = said.filter((one) => one.includes(`,${month},`));
  expect(ofMonth.length).toBeGreaterThan(0);
  const districts = ofMonth.filter((one) => one.includes(',diterima,')).map((one) => one.split(',').at(-1));
  expect(districts, 'and their sum').toEqual([...RECEIVED, ALL].map(String));
  for (const one of ofMonth) {
    const number = Number(/,(\d+)$/.exec(one)?.[1] ?? 10);
    expect(number, `no small numbers: ${one}`).toBeGreaterThanOrEqual(10);
  }
});
