import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { inWords, monthOf } from '../../rig/months.js';
import { freshIdentity, ProposalApi } from '../../rig/proposals.js';

/** What the second officer thinks of a decision. */
const DOUBT = 'Foto rumahnya bukan rumah yang dikunjungi.';

test('The head of the office has decisions looked at again, and endorses nothing without window and letter', async ({
  request,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  // Rules of the calendar stay: no other story lives so late.
  const month = monthOf('kepala', scripted);
  const day = scripted ? 21 : 20;
  const at = (words: string) => clock.set(`${month}-${words}:00+07:00`);
  at('05T09:00');
  const api = new ProposalApi(request, site);
  const tickets: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    tickets.push((await api.fillAndSend('diri', { terusul: freshIdentity() })).ticket);
  }
  const decider = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  for (const [place, ticket] of tickets.entries()) {
    await decider.go(`/kasus/${ticket.replaceAll('-', '')}`);
    await decider.take();
    await decider.decide(place === 0 ? 'layak' : 'tidak_layak', place === 0 ? '' : 'tidak_layak', 'Sudah kami periksa.');
    await decider.save();
  }

  // The calendar: a rule from today on, seen before it is kept.
  const admin = await DeskPage.open(browser, scripted, site, clockedOfficers, 'admin', '99');
  await admin.go('/kalender');
  await admin.main.getByRole('link', { name: 'Tambah aturan' }).click();
  await admin.page.getByLabel('Jendela', { exact: true }).selectOption({ label: 'Pengesahan' });
  await admin.page.getByLabel('Hari pertama dalam bulan').fill(`${day}`);
  await admin.page.locator('input[name=akhir][value=before_end]').check();
  await admin.page.locator('input[name=nilai]').fill('27');
  await admin.page.locator('input[name=berlaku_dari]').fill(`${month}-04`);
  await admin.press('Lihat tanggalnya');
  await expect(admin.trouble).toContainText('tidak sebelum hari ini');
  await expect(admin.trouble).toContainText('Isi peraturan atau surat');
  await admin.accessible();
  await admin.page.locator('input[name=berlaku_dari]').fill(`${month}-05`);
  await admin.page.locator('input[name=sumber]').fill('Surat Dinas Sosial 12/2027');
  await admin.press('Lihat tanggalnya');
  await expect(admin.trouble).toContainText('berakhir sebelum mulai, paling tidak di bulan Februari');
  await admin.page.locator('input[name=nilai]').fill('1');
  await admin.press('Lihat tanggalnya');
  await expect(admin.main).toContainText('Tanggal 12 bulan ke depan');
  await expect(admin.main).toContainText(`${day} ${inWords(month)}`);
  await admin.accessible();
  await admin.press('Simpan aturan ini');
  await expect(admin.main).toContainText('Aturan baru sudah disimpan');
  await expect(admin.main).toContainText('Surat Dinas Sosial 12/2027');
  await expect(admin.main).toContainText(`Hari ini tutup, buka lagi ${day} ${inWords(month)}`);
  await admin.accessible();
  await admin.close();

  // What was found eligible is collected; the head may not endorse it yet, and not without the letter.
  at('05T09:15');
  await expect(async () => {
    await decider.go(`/kasus/${tickets[0]!.replaceAll('-', '')}`);
    await expect(decider.page.getByRole('heading', { level: 1 })).toContainText('Dinilai layak', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await decider.go('/batch');
  const waiting = decider.main.locator('tr', { hasText: 'Usulan bansos/DTSEN' });
  await waiting.getByRole('button', { name: 'Kumpulkan jadi batch baru' }).click();
  await expect(decider.done).toContainText('dan 0 penilaian dikumpulkan');
  // Those that other stories left waiting come along.
  const cases = /(\d+) kasus/.exec(await decider.done.innerText())![1]!;
  const batch = `/batch/${/\/petugas\/batch\/(\d+)/.exec(decider.page.url())![1]}`;
  const head = await DeskPage.open(browser, scripted, site, clockedOfficers, 'pengesah');
  await head.go(batch);
  await expect(head.main).toContainText(`Jendela pengesahan sedang tutup. Dibuka lagi ${day} ${inWords(month)}`);
  await expect(head.main).toContainText('Tanpa surat, batch tidak bisa disahkan');
  await expect(head.main.getByRole('button', { name: 'Sahkan', exact: true })).toHaveCount(0);
  const endorse = async () => {
    const form = { kasus: cases, penilaian: '0', entri: '0', versi: '1', sudah_diperiksa: 'ya' };
    const answer = await head.page.request.post(`${site}/petugas${batch}/sahkan`, { form });
    return [answer.status(), await answer.text()] as const;
  };
  const [shut, said] = await endorse();
  expect(shut, 'nor by the address').toBe(409);
  expect(said).toContain(`${day} ${inWords(month)}`);

  // A second look, drawn by lot.
  await head.go('/uji-petik');
  const draw = async (size: string) => {
    await head.go('/uji-petik');
    await head.page.locator('input[name=uji_bulan]').fill(month);
    await head.page.locator('input[name=uji_jumlah]').fill(size);
    await head.press('Undi');
  };
  await draw('0');
  await expect(head.trouble).toContainText('Isi jumlah kasus, 1 sampai 200');
  await head.accessible();
  await draw('5');
  const drawn = head.main.getByRole('table').locator('tbody tr');
  await expect(drawn).toHaveCount(2);
  const order = await drawn.locator('th a').allInnerTexts();
  expect([...order].sort()).toEqual([...tickets].sort());
  await head.accessible();
  const look = /\/uji-petik\/(\d+)/.exec(head.page.url())![1]!;

  // Never by who decided.
  await decider.go('/uji-petik/tugas');
  for (const ticket of tickets) {
    await expect(decider.main).not.toContainText(ticket);
  }
  const second = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await second.go('/uji-petik/tugas');
  await second.accessible();
  await second.page.goto(`${site}/petugas/uji-petik/tugas/${look}/${order[0]!.replaceAll('-', '')}`);
  await second.page.locator('input[name=uji_verdik][value=tidak_setuju]').check();
  await second.press('Simpan penilaian');
  await expect(second.trouble).toContainText('Tulis mengapa Anda tidak setuju');
  await second.accessible();
  await second.page.locator('[name=uji_catatan]').fill(DOUBT);
  await second.press('Simpan penilaian');
  await expect(second.done).toContainText('Penilaian sudah tersimpan');
  await second.close();
  await head.go(`/uji-petik/${look}`);
  await expect(drawn.first()).toContainText('Tidak setuju');
  await expect(drawn.first()).toContainText(DOUBT);
  await expect(drawn.last(), 'may still be judged').toContainText('Nilai');

  // The window opens; the letter is still missing.
  at(`${day}T09:00`);
  await head.return(`${month}-${day}T09:00:00+07:00`);
  await head.go(batch);
  await expect(head.main).not.toContainText('Jendela pengesahan sedang tutup');
  await expect(head.main).toContainText('Tanpa surat, batch tidak bisa disahkan');
  const [refused] = await endorse();
  expect([409, 422], 'nor by the address').toContain(refused);
  await head.go(batch);
  await expect(head.main).toContainText('Tanpa surat, batch tidak bisa disahkan');
  await head.accessible();
  await head.close();
  await decider.close();
});
