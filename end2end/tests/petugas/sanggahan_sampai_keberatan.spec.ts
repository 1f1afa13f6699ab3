import { randomInt } from 'node:crypto';
import { expectAccessible } from '../../rig/accessibility.js';
import { DeskPage } from '../../rig/desk_page.js';
import { DraftPage } from '../../rig/draft_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { ACCOUNT, NEIGHBOUR, NEIGHBOUR_MASKED, ReportApi, freshReporter } from '../../rig/reports.js';

const CODE = /([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}/;
/** What the person says of the objection. */
const ANSWER = 'Mobil itu milik kakak saya, hanya dititipkan di depan rumah.';
/** What the officer writes down. */
const NOTE = 'Kami sudah datang dan melihat keadaannya.';
const APPEAL = 'Rumah yang dilihat petugas bukan rumah saya, melainkan rumah tetangga.';

test('A neighbour objects, the person answers, and the office decides in its window; nobody learns who spoke', async ({
  page,
  request,
  browser,
  sites,
  clock,
  office,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('keberatan', scripted);
  let now = '';
  const at = (day: string, time: string) => clock.set((now = `${month}-${day}T${time}:00+07:00`));

  at('05', '10:00');
  const reporter = freshReporter();
  const reports = new ReportApi(request, site);
  const sent = await reports.fillAndSend('sanggahan', { changes: { pelapor: reporter } });

  // The right of reply: a letter, its code, an answer.
  at('06', '09:00');
  const letters = office.printLetters().filter((letter) => letter.includes(NEIGHBOUR));
  expect(letters).toHaveLength(1);
  const code = CODE.exec(letters[0]!)![0];
  const context = await browser.newContext({ javaScriptEnabled: scripted, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  const person = await context.newPage();
  await person.goto(`${site}/jawab`);
  await person.locator('input[name=kode]').fill(code);
  await person.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
  const jawab = new DraftPage(person, site, scripted, 'jawab');
  await jawab.onTasks();
  await jawab.complete('jawaban', { jawaban: ANSWER });
  await jawab.send();
  const reply = await jawab.receipt();
  await context.close();

  // On the 12th the list is not open yet: what was typed stays, nothing is decided.
  at('12', '09:00');
  const verifier = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await verifier.openFromQueue(sent.ticket, { jenis: 'sanggahan', siklus: month });
  await expect(verifier.main).toContainText(NEIGHBOUR_MASKED);
  await expect(verifier.main).toContainText(ACCOUNT);
  await expect(verifier.part('hak-jawab')).toContainText(ANSWER);
  await expect(verifier.part('hak-jawab').getByRole('link', { name: `Buka jawaban ${reply.ticket}` })).toBeVisible();
  await expect(verifier.part('pengirim')).toContainText('Pelapor disegel');
  const sealed = [reporter.pelapor_nama!, reporter.pelapor_nik!, reporter.pelapor_hp!];
  for (const secret of sealed) {
    expect(await verifier.page.content(), 'the reporter is sealed').not.toContain(secret);
  }
  await verifier.accessible();
  await verifier.take();
  await verifier.decide('tidak_layak', 'sanggahan_belum_terbukti', NOTE);
  const opens = `dibuka 14 ${scripted ? 'Desember' : 'November'} 2025`;
  await expect(verifier.trouble).toContainText(opens);
  await expect(verifier.page.locator('textarea[name=putusan_catatan]'), 'what was typed stays').toHaveValue(NOTE);
  await verifier.accessible();

  at('14', '08:00');
  await verifier.return(now);
  await verifier.openFromQueue(sent.ticket, { jenis: 'sanggahan', siklus: month });
  await verifier.part('hak-jawab').getByRole('link', { name: `Buka jawaban ${reply.ticket}` }).click();
  await expect(verifier.main).toContainText(ANSWER);
  await verifier.accessible();
  await verifier.page.goBack();
  await verifier.take();
  await verifier.decide('tidak_layak', 'sanggahan_belum_terbukti', NOTE);
  await verifier.onPreview();
  await expect(verifier.main).toContainText('hanya membaca bahwa peninjauan selesai');
  await verifier.accessible();
  await verifier.save();

  // The neighbour learns that it was looked at, not what was found.
  const lacak = new LacakPage(page, site);
  const main = page.locator('main');
  await lacak.look(sent.ticket, sent.pin);
  await expect(main).toContainText('Sedang ditinjau');
  at('14', '08:10');
  await expect(async () => {
    await page.reload();
    await expect(main).toContainText('Selesai ditinjau', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  for (const hidden of ['belum terbukti', NOTE, ANSWER, NEIGHBOUR]) {
    await expect(main).not.toContainText(hidden);
  }
  await expectAccessible(page, scripted);
  await verifier.close();
});

test('Found not eligible, Siti appeals: who decided is turned away, another officer finds otherwise', async ({
  page,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('keberatan', scripted);
  let now = '';
  const at = (day: string, time: string) => clock.set((now = `${month}-${day}T${time}:00+07:00`));
  const filter = { jenis: 'usulan', siklus: month };

  at('05', '09:00');
  const serial = `${randomInt(1, 10_000)}`.padStart(4, '0');
  const { ticket, pin } = await new ProposalApi(page.request, site).fillAndSend('diri', {
    terusul: { ...REQUIRED.diri.terusul, nik: `990101420390${serial}`, nomor_kk: `990101050510${serial}` },
  });

  at('06', '09:00');
  const first = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await first.openFromQueue(ticket, filter);
  await first.take();
  await first.decide('tidak_layak', '', NOTE);
  await expect(first.trouble, 'no outcome without a reason').toContainText('Pilih alasan');
  await first.accessible();
  await first.page.locator('select[name=alasan_tidak_layak]').selectOption('tidak_layak');
  await first.press('Lihat yang dibaca warga');
  await first.onPreview();
  const remedy = 'Anda dapat mengajukan keberatan dengan keterangan baru';
  await expect(first.main).toContainText(remedy);
  await first.save();

  at('06', '09:10');
  const lacak = new LacakPage(page, site);
  const main = page.locator('main');
  /** Looks at the case again until it is `state`. */
  const becomes = async (state: string) => {
    await lacak.look(ticket, pin);
    await expect(async () => {
      await page.reload();
      await expect(main).toContainText(state, { timeout: 500 });
    }).toPass({ timeout: 60_000 });
  };
  await becomes('Dinilai tidak layak');
  await expect(lacak.history).toContainText(remedy);
  await expect(lacak.history).toContainText(NOTE);
  const form = await lacak.unfold('ajukan-keberatan');
  await expect(form).toContainText('Petugas lain akan memeriksa ulang');
  await expectAccessible(page, scripted);
  await form.locator('textarea[name=keberatan]').fill(APPEAL);
  await form.getByRole('button', { name: 'Ajukan keberatan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Keberatan Anda sudah kami terima' })).toBeVisible();
  await expect(main).toContainText('Keberatan diajukan');

  at('08', '09:00');
  await first.return(now);
  await first.openFromQueue(ticket, filter);
  await first.press('Ambil kasus');
  await expect(first.trouble).toContainText('Kasus ini harus diperiksa petugas lain');
  await first.accessible();
  const status = await first.go(`/kasus/${ticket.replaceAll('-', '')}/putusan`);
  expect(status, 'nor by the address').toBe(403);
  await expect(first.main).toContainText('Keberatan atas putusan Anda sendiri');
  await first.close();

  const second = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await second.go('?tampilan=keberatan');
  await expect(second.main.getByRole('link', { name: ticket, exact: true })).toBeVisible();
  await second.main.getByRole('link', { name: ticket, exact: true }).click();
  await expect(second.part('pesan')).toContainText(APPEAL);
  await second.accessible();
  await second.take();
  await second.decide('layak', '', 'Setelah dilihat lagi, keadaannya memang memenuhi.');
  await second.onPreview();
  await second.save();
  await becomes('Sedang ditinjau');
  at('08', '09:10');
  await becomes('Dinilai layak');
  await expect(lacak.history).toContainText('Keberatan diajukan');
  await expectAccessible(page, scripted);
  await second.close();
});
