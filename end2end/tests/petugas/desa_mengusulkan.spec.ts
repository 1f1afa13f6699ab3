import { BULK_HEADER, bulkLine, csv } from '../../rig/bulk.js';
import { DeskPage } from '../../rig/desk_page.js';
import { pdf } from '../../rig/documents.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { picture } from '../../rig/pictures.js';
import { freshIdentity, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

/** What the head of the RT says of the family. */
const ASSESSMENT = 'Rumah papan, kepala keluarga sakit sejak tahun lalu.';

test('A village operator fills in a proposal that the head of an RT brings, and hands over the receipt', async ({
  page,
  browser,
  sites,
  officers,
  scripted,
}) => {
  const site = sites.open;
  const desk = await DeskPage.open(browser, scripted, site, officers, 'operator_desa');
  await desk.go('');
  await desk.main.getByRole('link', { name: 'Bantu warga mengusulkan' }).click();
  await desk.page.locator('input[name=asal][value=rt_rw]').check();
  await desk.page.locator('input[name=hubungan][value=diri]').check();
  await desk.page.locator('textarea[name=penilaian]').fill('Miskin.');
  await desk.press('Mulai mengisi');
  await expect(desk.trouble).toContainText('Isi RT/RW atau LKS mana');
  await expect(desk.trouble).toContainText('Penilaian terlalu pendek');
  await desk.accessible();
  await desk.page.locator('input[name=pengantar]').fill('Ketua RT 007, Pak Uji');
  await desk.page.locator('textarea[name=penilaian]').fill(ASSESSMENT);
  await desk.press('Mulai mengisi');

  // The form of citizens, on the screen of the office.
  const usulan = new UsulanPage(desk.page, site, scripted);
  await usulan.onTasks();
  await expect(desk.main).toContainText('Diisi petugas untuk warga');
  await desk.accessible();
  for (const [step, answers] of Object.entries(REQUIRED.diri)) {
    await usulan.complete(step, step === 'terusul' ? freshIdentity() : answers);
  }
  await usulan.step('foto');
  for (const kind of ['ktp', 'rumah-depan']) {
    await usulan.addPhoto(kind, picture());
  }
  await usulan.send();
  const { ticket, pin } = await usulan.receipt();
  await expect(desk.main).toContainText('Setelah diserahkan, lupakan');
  await desk.accessible();

  // The case says who brought it, and what they said.
  await desk.go(`/kasus/${ticket.replaceAll('-', '')}`);
  await expect(desk.main).toContainText('RT/RW');
  await expect(desk.main).toContainText(ASSESSMENT);
  await expect(desk.main.getByRole('link', { name: 'Putuskan' }), 'a village decides nothing').toHaveCount(0);
  await desk.accessible();
  await desk.close();

  const lacak = new LacakPage(page, site);
  await lacak.look(ticket, pin);
  await lacak.opened();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(page.locator('main')).toContainText('Mengisi dan mengirim usulan ini untuk warga');
});

test('A village sends a file of many; lines that cannot be are handed back', async ({
  browser,
  sites,
  officers,
  scripted,
}) => {
  const desk = await DeskPage.open(browser, scripted, sites.open, officers, 'operator_desa');
  await desk.go('/usulan/massal');
  expect(await desk.download('Unduh contoh berkas kosong')).toContain(BULK_HEADER);
  const send = async (...lines: string[]) => {
    await desk.page.locator('#berkas_csv').setInputFiles(csv('usulan.csv', lines));
    await desk.press('Periksa berkas');
  };
  await send('nama,alamat', 'Ani,Jalan Mawar');
  await expect(desk.trouble).toContainText('Kolom ini tidak ada di baris pertama');
  await desk.accessible();

  const [first, second] = [bulkLine("Nur'aini Uji"), bulkLine('Wahyuni Uji')];
  const born = bulkLine('Salah Tanggal', { tanggal_lahir: '1990-02-30' });
  const elsewhere = bulkLine('Desa Lain', { desa: '99.02.01.2001' });
  await send(BULK_HEADER, first, born, second, elsewhere, first);
  const counted = (label: string) => desk.main.locator('tr', { hasText: label }).first();
  await expect(counted('Siap diajukan')).toContainText('2');
  await expect(counted('Ditolak')).toContainText('3');
  await expect(desk.main).toContainText('Orang dan program yang sama sudah ada di baris sebelumnya');
  await desk.accessible();
  const rejected = await desk.download('Unduh baris yang ditolak (CSV)');
  expect(rejected).toMatch(/^\uFEFF?baris,kolom,alasan\r?\n/);
  expect(rejected.trim().split(/\r?\n/).slice(1).map((one) => one.split(',').slice(0, 2).join())).toEqual([
    '3,tanggal_lahir',
    '5,desa',
    '6,nik',
  ]);
  expect(rejected, 'nothing of a line is repeated').not.toContain('Salah Tanggal');

  await desk.press('Ajukan 2 usulan');
  // Without JavaScript the page renews itself too.
  await expect(desk.main).toContainText('Semua baris sudah diproses', { timeout: 30_000 });
  await expect(counted('Sudah diajukan')).toContainText('2');
  const tickets = await desk.download('Unduh nomor tiket per baris (CSV)');
  const ticket = /^2,((?:[2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4})/m.exec(tickets)![1]!;
  await desk.go('');
  await desk.page.getByLabel('Buka tiket').fill(ticket);
  await desk.press('Buka');
  await expect(desk.main).toContainText("Nur'aini Uji");
  await expect(desk.main).toContainText('Desa, usulan massal');

  // The same file again leads back to the first.
  await desk.go('/usulan/massal');
  await send(BULK_HEADER, first, born, second, elsewhere, first);
  await expect(desk.main).toContainText('Semua baris sudah diproses');
  await desk.close();
});

test('The village deliberates on who should leave the data, and signs its minutes', async ({
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const month = monthOf('desa mengusulkan', scripted);
  clock.set(`${month}-05T19:00:00+07:00`);
  const desk = await DeskPage.open(browser, scripted, sites.clocked, clockedOfficers, 'operator_desa');
  await desk.go('/musyawarah/baru');
  await desk.page.locator('input[name=tanggal]').fill(`${month}-28`);
  await desk.page.locator('input[name=peserta]').fill('banyak');
  await desk.press('Simpan dan lanjut');
  await expect(desk.trouble).toContainText('tidak setelah hari ini');
  await expect(desk.trouble).toContainText('Jumlah peserta harus angka');
  await expect(desk.trouble).toContainText('Isi tempat musyawarah');
  await desk.accessible();
  await desk.page.locator('input[name=tanggal]').fill(`${month}-05`);
  await desk.page.locator('input[name=peserta]').fill('37');
  await desk.page.locator('input[name=tempat]').fill('Balai Desa Sukamaju');
  await desk.page.locator('input[name=ketua]').fill('Bu Kades Uji');
  await desk.press('Simpan dan lanjut');
  await expect(desk.main).toContainText('37 peserta');

  // Somebody died, and was never taken off the list.
  const removals = desk.main.locator('#keluar');
  await removals.getByLabel('Cari nama').fill('Bambang Sutrisno');
  await removals.getByRole('button', { name: 'Cari' }).click();
  await expect(removals).toContainText('Bambang Sutrisno');
  await desk.accessible();
  await removals.locator('input[name=orang]').first().check();
  await removals.getByRole('button', { name: 'Catat untuk dikeluarkan' }).click();
  await expect(desk.trouble).toContainText('Pilih alasan keluar dari data');
  await removals.locator('input[name=orang]').first().check();
  await removals.locator('select[name=alasan]').selectOption({ index: 1 });
  await removals.locator('[name=catatan]').fill('Meninggal bulan lalu, kata ketua RT.');
  await removals.getByRole('button', { name: 'Catat untuk dikeluarkan' }).click();
  await expect(removals).toContainText('Meninggal bulan lalu, kata ketua RT.');
  await removals.getByRole('button', { name: 'Batalkan' }).click();
  await expect(removals).toContainText('Belum ada.');
  await removals.getByLabel('Cari nama').fill('Bambang Sutrisno');
  await removals.getByRole('button', { name: 'Cari' }).click();
  await removals.locator('input[name=orang]').first().check();
  await removals.locator('select[name=alasan]').selectOption({ index: 1 });
  await removals.getByRole('button', { name: 'Catat untuk dikeluarkan' }).click();

  const minutes = pdf('berita-acara.pdf', 'Berita acara musyawarah desa');
  await desk.page.locator('#berita_acara').setInputFiles({ ...minutes, buffer: Buffer.from('Ini bukan PDF.') });
  await desk.press('Unggah berita acara');
  await expect(desk.trouble).toContainText('bukan PDF dan bukan foto');
  await desk.page.locator('#berita_acara').setInputFiles(minutes);
  await desk.press('Unggah berita acara');
  await expect(desk.main).toContainText('Berkas sudah ada');
  const address = await desk.main.getByRole('link', { name: 'Lihat berita acara' }).getAttribute('href');
  const stored = await desk.page.request.get(`${sites.clocked}${address}`);
  expect((await stored.body()).equals(minutes.buffer), 'the minutes as they came').toBe(true);
  await desk.press('Tutup musyawarah ini');
  await expect(desk.main).toContainText('hanya bisa dibaca');
  await expect(removals).not.toContainText('Belum ada.');
  await expect(removals.getByRole('button')).toHaveCount(0);
  await desk.go('/musyawarah');
  await expect(desk.main.locator('tr', { hasText: 'Balai Desa Sukamaju' }).first()).toContainText('Ditutup');
  await desk.close();
});
