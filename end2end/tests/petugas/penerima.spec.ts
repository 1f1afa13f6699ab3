import { randomInt } from 'node:crypto';
import { csv } from '../../rig/bulk.js';
import { DESA } from '../../rig/demo.js';
import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { inWords, monthOf } from '../../rig/months.js';
import { recipient, recipientFile } from '../../rig/recipients.js';

/** How long a pass over the data may take, in milliseconds. */
const PASS_DEADLINE = 90_000;

const [WAHYUNI, KARTIKA, AMINAH] = ['Wahyuni Uji', 'Kartika Uji', 'Aminah Uji'];

test('Work on listed people: found and marked, a column repaired, the register’s warnings, and who is eligible', async ({
  browser,
  sites,
  clock,
  clockedOfficers,
  recipients,
  scripted,
}) => {
  const month = monthOf('penerima', scripted);
  const now = `${month}-12T09:00:00+07:00`;
  clock.set(now);
  // People of this run alone: what is repaired or marked stays so in every later version of the data.
  const first = randomInt(0, 900) * 10;
  const aminah = recipient(first + 1, AMINAH, { komponen: 'ibu hamil; anak SD' });
  // The NIK says the 12th.
  const kartika = recipient(first + 2, KARTIKA, { tanggal_lahir: '1987-03-13' });
  const wahyuni = recipient(first + 3, WAHYUNI);
  const elsewhere = recipient(first + 4, 'Rahmawati Uji', { desa: '99.02.01.2001' });
  recipients.load(recipientFile('penerima.csv', [aminah, kartika, wahyuni, elsewhere]));
  const desk = await DeskPage.open(browser, scripted, sites.clocked, clockedOfficers, 'verifikator');
  const person = async (field: string, value: string, name: string) => {
    await desk.go('/penerima');
    await desk.page.getByLabel(field, { exact: true }).fill(value);
    await desk.press('Cari');
    await desk.main.getByRole('link', { name }).click();
    await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText(name);
  };

  // Found by a name written otherwise, in one village; nobody of another region, and no number in an address.
  await desk.go('/penerima');
  await desk.page.getByLabel('Desa atau kelurahan').selectOption(DESA);
  await desk.page.getByLabel('Nama', { exact: true }).fill('Wahjuni Uji');
  await desk.press('Cari');
  await expect(desk.main.getByRole('link', { name: WAHYUNI })).toBeVisible();
  await desk.accessible();
  await desk.go('/penerima');
  await desk.page.getByLabel('NIK', { exact: true }).fill(elsewhere.nik!);
  await desk.press('Cari');
  await expect(desk.main).toContainText('Tidak ada yang cocok di wilayah kerja Anda');
  expect(desk.page.url()).not.toContain(elsewhere.nik!);
  await person('NIK', wahyuni.nik!, WAHYUNI);
  expect(desk.page.url()).not.toContain(wahyuni.nik!);

  // A mark, and its end.
  await desk.page.getByLabel('Jenis tanda').selectOption('meninggal');
  await desk.press('Simpan tanda');
  await expect(desk.trouble).toBeVisible();
  await desk.accessible();
  await desk.page.getByLabel('Jenis tanda').selectOption('disabilitas');
  await desk.page.getByLabel('Keterangan').fill('Tidak dapat berjalan sejak Juni.');
  await desk.press('Simpan tanda');
  await expect(desk.done).toContainText('Tanda disimpan');
  await expect(desk.main).toContainText('Tidak dapat berjalan sejak Juni.');
  await desk.main.getByText('Akhiri tanda ini').first().click();
  await desk.page.getByLabel('Alasan', { exact: true }).fill('Salah orang.');
  await desk.press('Akhiri');
  await expect(desk.done).toContainText('Tanda diakhiri');
  await expect(desk.main).toContainText('Salah orang.');

  // What is unusual stands in a list by itself, and is repaired from there.
  const unusual = desk.main.locator('tr', { hasText: KARTIKA });
  await expect(async () => {
    await desk.go(`/anomali?jenis=nik_date&desa=${DESA}`);
    await expect(unusual).toContainText('Tanggal lahir berbeda dari NIK', { timeout: 500 });
  }).toPass({ timeout: PASS_DEADLINE });
  await desk.accessible();
  await unusual.getByRole('link', { name: KARTIKA }).click();
  await desk.main.getByRole('link', { name: /^Perbaiki/ }).first().click();
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('Perbaiki data');
  await desk.page.getByLabel('Nilai yang benar').fill('1987-03-13');
  await desk.press('Simpan perbaikan');
  await expect(desk.trouble).toContainText('Nilai ini sama dengan data sekarang');
  await desk.accessible();
  await desk.page.getByLabel('Nilai yang benar').fill('1987-03-12');
  await desk.page.getByLabel('Sumber, misalnya KTP, KK, atau akta').fill('KTP asli');
  await desk.press('Simpan perbaikan');
  await expect(desk.done).toContainText('Perbaikan disimpan');
  await expect(desk.main).toContainText('menjadi');
  await desk.go('/anomali');
  await desk.page.getByLabel('Tampilkan').selectOption({ label: 'Yang sudah diperbaiki' });
  await desk.press('Saring');
  await expect(unusual).toBeVisible();

  // A file of the population register warns, and changes nothing.
  await desk.go('/anomali/dukcapil');
  const checks = ['nik,hasil,keterangan,tanggal', `${wahyuni.nik},meninggal,,${month}-01`, `${elsewhere.nik},ganda,,${month}-01`];
  await desk.page.locator('#berkas').setInputFiles(csv('hasil.csv', ['nama;hasil']));
  await desk.press('Baca dan tampilkan dulu');
  await expect(desk.trouble).toContainText('nik,hasil,keterangan,tanggal');
  await desk.page.locator('#berkas').setInputFiles(csv('hasil.csv', checks));
  await desk.press('Baca dan tampilkan dulu');
  await expect(desk.main).toContainText('Bukan penerima di wilayah kerja Anda');
  await desk.accessible();
  expect(await desk.download('Unduh daftarnya (CSV)')).toMatch(/^3,nik,/m);
  await desk.press('Simpan sebagai peringatan');
  await expect(desk.main).toContainText('1 hasil baru');
  await desk.go('/anomali/dukcapil');
  await expect(desk.main.locator('tr', { hasText: WAHYUNI })).toContainText('Tercatat meninggal');
  await desk.accessible();

  // Eligibility, in its window alone.
  await person('Nama', AMINAH, AMINAH);
  await desk.main.getByRole('link', { name: 'Nilai kelayakan' }).click();
  await expect(desk.main).toContainText(`Dibuka lagi 14 ${inWords(month)}`);
  await expect(desk.main.getByRole('button', { name: 'Simpan penilaian' })).toHaveCount(0);
  clock.set(now.replace('-12T', '-14T'));
  await desk.return(now.replace('-12T', '-14T'));
  await desk.go(`/kelayakan?desa=${DESA}`);
  await desk.main.getByRole('link', { name: AMINAH }).click();
  const part = (title: string) => desk.main.locator('section', { has: desk.page.getByRole('heading', { name: title }) });
  const judged = part('komponen anak SD');
  await expect(part('sebagai penerima')).toBeVisible();
  await expect(part('komponen ibu hamil')).toBeVisible();
  await judged.getByLabel('Tidak layak', { exact: true }).check();
  await judged.getByRole('button', { name: 'Simpan penilaian' }).click();
  await expect(desk.trouble).toBeVisible();
  await expect(judged.getByLabel('Tidak layak', { exact: true })).toBeChecked();
  await desk.accessible();
  await judged.getByLabel('Alasan bila tidak layak').selectOption('komponen_tidak_ada');
  await judged.getByRole('button', { name: 'Simpan penilaian' }).click();
  await expect(desk.done).toContainText('Penilaian disimpan');
  await part('sebagai penerima').getByLabel('Layak', { exact: true }).check();
  await part('sebagai penerima').getByRole('button', { name: 'Simpan penilaian' }).click();
  await expect(part('sebagai penerima')).toContainText('Penilaian bulan ini: Layak');
  await desk.go(`/kelayakan?desa=${DESA}`);
  await expect(desk.main).toContainText('1 layak, 1 tidak layak, 0 sudah masuk batch');
  await expect(desk.main.locator('tr', { hasText: AMINAH })).toContainText('komponen anak SD: Tidak layak');
  await desk.accessible();
  await desk.close();
});
