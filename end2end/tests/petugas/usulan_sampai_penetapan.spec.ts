import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expectAccessible } from '../../rig/accessibility.js';
import { DESA } from '../../rig/demo.js';
import { DeskPage } from '../../rig/desk_page.js';
import { pdf } from '../../rig/documents.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';
import { unzip } from '../../rig/zip.js';

/** What the village writes beside its recommendation. */
const VILLAGE_SAYS = 'Warga sepakat, keadaannya memang berat.';
/** What the officer writes to the citizen. */
const NOTE = 'Keadaan rumah sesuai dengan foto yang Anda kirim.';
const MINUTES = pdf('berita-acara.pdf', 'Berita acara musyawarah desa');
const LETTER = pdf('surat.pdf', 'Surat pengesahan bupati');

/** What the citizen reads in the history, newest first. */
const HISTORY = [
  'Kementerian Sosial menetapkan',
  'Pusat selesai memeringkat kesejahteraan',
  'Pusat selesai memverifikasi',
  'Daftar disahkan kepala daerah',
  'Masuk daftar usulan daerah',
  'Dinas Sosial menilai layak diusulkan',
  'Petugas mulai memeriksa',
  'Kiriman Anda kami terima',
];

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The cells of a CSV whose cells all stand between quotes, by line. */
function cells(csv: string): string[][] {
  const lines = csv.replace(/^\uFEFF/, '').split('\r\n').filter((line) => line !== '');
  return lines.map((line) => line.slice(1, -1).split('","').map((cell) => cell.replaceAll('""', '"')));
}

test('A proposal on its whole way: village, verification, batch, endorsement, export, and the centre determines it', async ({
  page,
  browser,
  sites,
  clock,
  clockedOfficers,
  clockedMailbox,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('penetapan', scripted);
  let now = '';
  const at = (day: string, time: string) => clock.set((now = `${month}-${day}T${time}:00+07:00`));
  const serial = `${randomInt(1, 10_000)}`.padStart(4, '0');
  const nik = `990101420390${serial}`;
  const email = `warga-${crypto.randomUUID()}@contoh.example`;

  // The citizen proposes herself, and keeps ticket and PIN.
  at('05', '09:00');
  await new ProposalApi(page.request, site).fill('diri', {
    pengusul: { ...REQUIRED.diri.pengusul, pengusul_email: email },
    terusul: { nik, nomor_kk: `990101050510${serial}` },
  });
  const usulan = new UsulanPage(page, site, scripted);
  await usulan.send();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Usulan terkirim');
  const { ticket, pin } = await usulan.receipt();
  const code = ticket.replaceAll('-', '');
  await expectAccessible(page, scripted);
  const lacak = new LacakPage(page, site);
  const citizen = page.locator('main');
  /** Looks at the case again until it is `state`. */
  const becomes = async (state: string) => {
    await lacak.look(ticket, pin);
    await expect(async () => {
      await page.reload();
      await expect(citizen).toContainText(state, { timeout: 500 });
    }).toPass({ timeout: 60_000 });
  };
  const mails = () => clockedMailbox.to(email).length;

  // The village deliberates.
  at('06', '19:00');
  const village = await DeskPage.open(browser, scripted, site, clockedOfficers, 'operator_desa');
  await village.go('/musyawarah');
  await village.accessible();
  await village.main.getByRole('link', { name: 'Catat musyawarah baru' }).click();
  await village.page.locator('select[name=desa]').selectOption(DESA);
  await village.page.locator('input[name=tanggal]').fill(`${month}-06`);
  await village.page.locator('input[name=tempat]').fill('Balai Desa Sukamaju');
  await village.page.locator('input[name=peserta]').fill('42');
  await village.page.locator('input[name=ketua]').fill('Pak Lurah Uji');
  await village.accessible();
  await village.press('Simpan dan lanjut');
  await expect(village.main).toContainText('42 peserta');
  // Other stories have proposals in this village too, on the pages before.
  const recommendation = village.page.getByLabel(`Rekomendasi untuk ${ticket}`);
  const deliberation = new URL(village.page.url()).pathname;
  for (let place = 2; (await recommendation.count()) === 0; place += 1) {
    await village.page.goto(`${site}${deliberation}?hal=${place}`);
  }
  await recommendation.selectOption('layak');
  await village.page.getByLabel(`Catatan untuk ${ticket}`).fill(VILLAGE_SAYS);
  await village.press('Simpan rekomendasi');
  await village.press('Tutup musyawarah ini');
  await expect(village.trouble, 'without minutes it stays open').toContainText('Unggah berita acara dulu');
  await village.page.locator('#berita_acara').setInputFiles(MINUTES);
  await village.press('Unggah berita acara');
  await expect(village.main).toContainText('Berkas sudah ada');
  await village.accessible();
  await village.press('Tutup musyawarah ini');
  await expect(village.main).toContainText('sudah ditutup dan hanya bisa dibaca');
  await expect(village.main.locator('tr', { hasText: ticket })).toContainText(VILLAGE_SAYS);
  await village.close();

  // The Dinas Sosial verifies; the citizen learns of it after ten minutes, and not before.
  at('08', '09:00');
  const verifier = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await verifier.go('');
  await verifier.accessible();
  await verifier.openFromQueue(ticket, { jenis: 'usulan', siklus: month });
  await expect(verifier.main).toContainText("Siti Nur'aini");
  await expect(verifier.main).toContainText('Rekomendasi musyawarah');
  await expect(verifier.main).toContainText(VILLAGE_SAYS);
  await verifier.accessible();
  await verifier.take();
  await verifier.decide('layak', '', NOTE);
  await verifier.onPreview();
  await expect(verifier.main).toContainText('Dinilai layak');
  await expect(verifier.main).toContainText(NOTE);
  await verifier.accessible();
  await verifier.save();
  await becomes('Sedang ditinjau');
  at('08', '09:09');
  await becomes('Sedang ditinjau');
  await expect(citizen).not.toContainText('Dinilai layak');
  expect(mails(), 'the receipt alone').toBe(1);
  at('08', '09:10');
  await becomes('Dinilai layak');
  await expect(lacak.history).toContainText(NOTE);
  await expectAccessible(page, scripted);
  await expect.poll(mails).toBe(2);

  // What was decided is collected, and goes nowhere without the letter, nor by the hand of who decided.
  at('15', '10:00');
  await verifier.return(now);
  await verifier.go('/batch');
  await verifier.accessible();
  const waiting = verifier.main.locator('tr', { hasText: 'Usulan bansos/DTSEN' });
  await waiting.getByRole('button', { name: 'Kumpulkan jadi batch baru' }).click();
  const collected = verifier.page.getByRole('status').filter({ hasText: 'dan 0 penilaian dikumpulkan' });
  // Those that other stories left waiting come along.
  const cases = /(\d+) kasus/.exec(await collected.innerText())![1]!;
  const batch = `/batch/${/\/petugas\/batch\/(\d+)/.exec(verifier.page.url())![1]}`;
  const row = verifier.main.locator('tr', { hasText: ticket });
  await expect(row).toContainText('Sudah diusulkan');
  await expect(verifier.main).toContainText('Yang perlu dilihat');
  await expect(verifier.main).toContainText('Surat pengesahan belum dilampirkan');
  await verifier.accessible();
  await row.getByRole('link', { name: ticket }).click();
  await expect(verifier.page.getByRole('heading', { level: 1 })).toContainText(ticket);
  await verifier.go(batch);
  await becomes('Sudah diusulkan');

  const head = await DeskPage.open(browser, scripted, site, clockedOfficers, 'pengesah');
  await head.go(batch);
  await expect(head.main).toContainText('Tanpa surat, batch tidak bisa disahkan');
  await expect(head.main.getByRole('button', { name: 'Sahkan', exact: true })).toHaveCount(0);
  const endorse = { kasus: cases, penilaian: '0', entri: '0', versi: '2', sudah_diperiksa: 'ya' };
  const early = await head.page.request.post(`${site}/petugas${batch}/sahkan`, { form: endorse });
  expect(early.status()).toBe(422);
  expect(await early.text()).toContain('Batch belum disahkan');

  await verifier.page.locator('input[name=nomor_surat]').fill('400.9/12/DINSOS/2025');
  for (const [part, value] of [['hari', '15'], ['bulan', month.slice(5)], ['tahun', '2025']]) {
    await verifier.page.locator(`input[name=tanggal_surat_${part}]`).fill(value!);
  }
  await verifier.page.locator('input[name=peran_penanda][value=kepala_daerah]').check();
  await verifier.page.locator('input[name=nama_penanda]').fill('Bupati Uji');
  const fake = { ...LETTER, buffer: Buffer.from('Ini bukan PDF.') };
  await verifier.page.locator('#surat_pengesahan').setInputFiles(fake);
  await verifier.press('Simpan surat');
  await expect(verifier.trouble).toContainText('bukan PDF yang utuh');
  await expect(verifier.page.locator('input[name=nama_penanda]'), 'what was typed stays').toHaveValue('Bupati Uji');
  await verifier.page.locator('#surat_pengesahan').setInputFiles(LETTER);
  await verifier.press('Simpan surat');
  await expect(verifier.page.getByRole('status')).toContainText('Surat pengesahan sudah disimpan');
  await expect(verifier.main).toContainText('400.9/12/DINSOS/2025');
  await expect(verifier.main).toContainText('Bupati Uji (Kepala daerah');
  await expect(verifier.main).toContainText('hanya bisa dilakukan kepala dinas');
  await expect(verifier.main.getByRole('button', { name: 'Sahkan', exact: true })).toHaveCount(0);
  const own = await verifier.page.request.post(`${site}/petugas${batch}/sahkan`, { form: endorse });
  expect(own.status(), 'whoever verifies does not endorse').toBe(403);

  await head.go(batch);
  await expect(head.main).toContainText('Semua syarat pengesahan sudah lengkap');
  await head.accessible();
  const letter = await head.page.request.get(`${site}/petugas${batch}/surat`);
  expect((await letter.body()).equals(LETTER.buffer), 'the letter as it came').toBe(true);
  await head.press('Sahkan');
  await expect(head.trouble).toContainText('Centang dulu');
  await head.page.locator('input[name=sudah_diperiksa]').check();
  await head.press('Sahkan');
  await expect(head.page.getByRole('status').first()).toContainText('Batch sudah disahkan');
  await expect(head.main).toContainText('terkunci');
  await head.accessible();
  await head.close();
  await becomes('Sudah disahkan daerah');

  // The package for the centre.
  await verifier.go(batch);
  await expect(row).toBeVisible();
  await expect(row.getByRole('button'), 'nothing is taken out any more').toHaveCount(0);
  const download = verifier.page.waitForEvent('download');
  await verifier.press('Unduh paket (ZIP)');
  const files = unzip(readFileSync(await (await download).path()));
  const manifest = JSON.parse(files.get('manifest.json')!.toString()) as {
    batch: { siklus: string; kasus: number };
    endorsed: { letter_number: string; signer_role: string; letter_sha256: string };
    files: { name: string; bytes: number; sha256: string }[];
  };
  expect(manifest.batch).toMatchObject({ siklus: month, kasus: Number(cases) });
  expect(manifest.endorsed.letter_number).toBe('400.9/12/DINSOS/2025');
  expect(manifest.endorsed.signer_role).toBe('kepala_daerah');
  expect(manifest.endorsed.letter_sha256).toBe(sha256(LETTER.buffer));
  const listed = [...files.keys()].filter((name) => name !== 'manifest.json').sort();
  expect(manifest.files.map((file) => file.name).sort()).toEqual(listed);
  for (const { name, bytes, sha256: sum } of manifest.files) {
    const file = files.get(name)!;
    expect([file.length, sha256(file)], name).toEqual([bytes, sum]);
  }
  const minutes = listed.filter((name) => name.startsWith('berita-acara/'));
  expect(minutes).toHaveLength(1);
  expect(files.get(minutes[0]!)!.equals(MINUTES.buffer), 'the minutes as they came').toBe(true);
  const [titles, ...proposals] = cells(files.get(listed.find((name) => name.endsWith('.csv'))!)!.toString());
  expect(proposals).toHaveLength(Number(cases));
  const proposal = proposals.find((one) => one[titles!.indexOf('NOMOR_TIKET')]!.replaceAll('-', '') === code);
  expect(proposal![titles!.indexOf('NIK')], 'sixteen digits, as text').toBe(nik);
  expect(proposal![titles!.indexOf('NAMA')]).toBe("Siti Nur'aini");
  await verifier.go(batch);
  const sums = verifier.main.locator('.cus-batch__sums');
  await expect(sums.first(), 'the page has the same sums').toContainText(manifest.files[0]!.sha256.slice(0, 8));

  // The centre answers.
  at('22', '08:30');
  await verifier.return(now);
  await verifier.go('/jawaban');
  await verifier.accessible();
  const lines = [
    'nomor_tiket,tahap,hasil,alasan,tanggal',
    `${ticket},verifikasi_pusat,diterima,,${month}-18`,
    `${ticket},pmt,diterima,,${month}-20`,
    `${ticket},penetapan,ditetapkan,,${month}-21`,
    `${ticket},penetapan,entah,,${month}-21`,
  ];
  const answer = { name: 'jawaban.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) };
  await verifier.page.locator('#berkas_jawaban').setInputFiles(answer);
  await verifier.press('Periksa berkas');
  await expect(verifier.main).toContainText('Belum ada kasus yang berpindah');
  await expect(verifier.main).toContainText('1 baris tidak diterapkan');
  await expect(verifier.main).toContainText('Hasil tidak dikenal');
  await verifier.accessible();
  await becomes('Sudah disahkan daerah');
  await verifier.main.getByRole('button', { name: 'Terapkan 3 jawaban ke 1 kasus' }).click();
  await expect(verifier.page.getByRole('status')).toContainText('Berkas ini diterapkan');
  await verifier.accessible();
  await verifier.close();

  await becomes('Sudah ditetapkan');
  const steps = await lacak.history.locator('.cus-timeline__what').allInnerTexts();
  expect(steps).toEqual(HISTORY);
  await expectAccessible(page, scripted);

  // Who looked at what stands there too, without a name.
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  const verifikator = 'Verifikator, Dinas Sosial Kabupaten Uji';
  for (const access of [
    'Membuka kasus untuk musyawarah desa',
    `${verifikator}: Membuka kasus`,
    `${verifikator}: Meneruskan data ke pemerintah pusat`,
  ]) {
    await expect(citizen.locator('tr', { hasText: access }).first(), access).toBeVisible();
  }
  await expect(citizen, 'no names of officers').not.toContainText('Petugas Uji');
  for (const mail of clockedMailbox.to(email)) {
    expect(mail).not.toContain(nik);
    expect(mail).not.toContain(pin);
  }
});
