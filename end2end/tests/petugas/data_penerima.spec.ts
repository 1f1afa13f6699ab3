import { csv } from '../../rig/bulk.js';
import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { monthOf } from '../../rig/months.js';
import { recipient, recipientFile } from '../../rig/recipients.js';

/** How long a file of a few hundred lines may take, in milliseconds. */
const IMPORT_DEADLINE = 60_000;
/** So many people the file has. */
const PEOPLE = 400;

test('An admin loads recipients in the browser, compares with what was there, and goes back', async ({
  request,
  browser,
  sites,
  clock,
  clockedOfficers,
  // Brings the people of the demo back, should the story break off.
  recipients: _,
  scripted,
}) => {
  const site = sites.clocked;
  clock.set(`${monthOf('data penerima', scripted)}-20T09:00:00+07:00`);
  const look = async (name: string) => {
    const answer = await request.post(`${site}/api/v1/cek`, { data: { desa: '99.01.01.2001', name } });
    return ((await answer.json()) as { exact: unknown[] }).exact.length;
  };
  // Who keeps a part of what is loaded cannot take the place of all.
  const part = await DeskPage.open(browser, scripted, site, clockedOfficers, 'admin');
  await part.go('/data');
  await expect(part.main).toContainText('Hanya admin yang membawahi semuanya dapat mengganti');
  await expect(part.page.locator('input[type=file]')).toHaveCount(0);
  await part.close();

  const desk = await DeskPage.open(browser, scripted, site, clockedOfficers, 'admin', '99');
  const versions = desk.main.getByRole('table').filter({ hasText: 'demo.csv' });
  const load = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    await desk.go('/data');
    await desk.page.locator('#berkas').setInputFiles(file);
    await desk.press('Muat berkas');
    await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText(`Impor ${file.name}`);
  };
  await load(csv('salah.csv', ['nama,nik', 'Ani,9901015203870001']));
  await expect(desk.main).toContainText('Berkas tidak dapat dibaca: kolom 1 seharusnya nik');
  await desk.accessible();
  const people = Array.from({ length: PEOPLE }, (_, at) => recipient(at + 1, `Warga Muat ${at + 1}`));
  people.push(recipient(9000, 'Tanpa Desa', { desa: '99.01.01.9999' }));
  await load(recipientFile('penerima-baru.csv', people));
  // How far it is renews itself, without JavaScript too.
  await expect(desk.main).toContainText(/: \d+ %|Menunggu kepastian Anda/);
  // Everybody of before would be gone: nothing is replaced unasked.
  await expect(desk.main).toContainText(/Menunggu kepastian Anda: versi \d+/, { timeout: IMPORT_DEADLINE });
  const version = /Menunggu kepastian Anda: versi (\d+)/.exec(await desk.main.innerText())![1]!;
  await expect(desk.main).toContainText('1 ditolak');
  await desk.accessible();
  expect(await desk.download('Unduh baris yang ditolak (CSV)')).toContain(`${PEOPLE + 2},desa,`);
  expect(await look('Warga Muat 7'), 'nobody sees it before').toBe(0);
  await desk.main.getByRole('link', { name: 'Periksa lalu tampilkan versi ini' }).click();
  await expect(desk.main).toContainText(/Orang baru: \d+\. Hilang: \d+\./);
  await desk.accessible();
  await desk.page.getByLabel('Ya, saya yakin').check();
  await desk.press('Tampilkan');
  await expect(desk.main).toContainText(`Versi ${version} sekarang tampil.`);
  expect(await look('Warga Muat 7'), 'everybody sees it at once').toBe(1);
  expect(await look('Bambang Sutrisno')).toBe(0);

  // What is different, by village and by person.
  await desk.go('/data');
  const row = (number: string) => versions.getByRole('row', { name: new RegExp(`^${number} `) });
  await expect(row(version)).toContainText('Tampil sekarang');
  await desk.page.getByLabel('Dari versi').selectOption('1');
  await desk.page.getByLabel('Ke versi').selectOption(version);
  await desk.press('Bandingkan');
  const village = desk.main.locator('tr', { hasText: '99.01.01.2001' });
  await expect(village).toContainText(`40 → ${PEOPLE}`);
  await desk.accessible();
  await village.getByRole('link').click();
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText(`versi 1 dan versi ${version}`);
  await desk.accessible();

  // And back to what was there.
  await desk.go('/data');
  await desk.main.getByRole('link', { name: 'Pulihkan versi 1', exact: true }).click();
  await desk.press('Pulihkan');
  await expect(desk.main).toContainText('Beri tanda bahwa Anda yakin');
  await desk.accessible();
  await desk.page.getByLabel('Ya, saya yakin').check();
  await desk.press('Pulihkan');
  await expect(desk.main).toContainText('Versi 1 sekarang tampil');
  await expect(row('1')).toContainText('Tampil sekarang');
  await desk.accessible();
  expect(await look('Bambang Sutrisno')).toBe(1);
  await desk.close();
});
