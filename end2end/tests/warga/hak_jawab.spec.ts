import { expectAccessible } from '../../rig/accessibility.js';
import { DraftPage } from '../../rig/draft_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { picture } from '../../rig/pictures.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { ACCOUNT, NEIGHBOUR, NEIGHBOUR_MASKED, ReportApi } from '../../rig/reports.js';

const CODE = /([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}/;
const ANSWER = 'Mobil itu milik kakak saya, hanya dititipkan di depan rumah.';

/** What must never reach the person an objection is about. */
const SECRET = ['Budi Uji', ACCOUNT, '9901010505', 'mobil'];

/** The code in a letter or a mail. */
function codeIn(text: string): string {
  const code = CODE.exec(text.replaceAll(/=\r?\n/g, ''))?.[0];
  expect(code, 'a code').toBeDefined();
  return code!;
}

test('Bambang gets a letter the morning after, answers with its code, and learns what was said, never who said it', async ({
  page,
  request,
  sites,
  clock,
  office,
  scripted,
}) => {
  const month = monthOf('hak jawab: Bambang', scripted);
  clock.set(`${month}-05T22:30:00+07:00`);
  const reports = new ReportApi(request, sites.clocked);
  const sent = await reports.fillAndSend('sanggahan');
  const toBambang = () => office.printLetters().filter((letter) => letter.includes(NEIGHBOUR));
  expect(toBambang(), 'not on the day itself').toEqual([]);
  clock.set(`${month}-06T07:59:00+07:00`);
  expect(toBambang(), 'not in the night').toEqual([]);
  clock.set(`${month}-06T08:00:00+07:00`);
  const letters = toBambang();
  expect(letters).toHaveLength(1);
  const letter = letters[0]!;
  expect(letter).toContain('Jalan Melati Nomor 12');
  expect(letter).toMatch(/16 \w+ 2025/);
  expect(letter).not.toContain('<script');
  for (const secret of [...SECRET, sent.ticket, sent.pin]) {
    expect(letter, 'nothing of who objected').not.toContain(secret);
  }
  expect(toBambang(), 'printed once').toEqual([]);

  const code = codeIn(letter);
  await page.goto(`${sites.clocked}/jawab`);
  await expectAccessible(page, scripted);
  await page.locator('input[name=kode]').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
  const jawab = new DraftPage(page, sites.clocked, scripted, 'jawab');
  await jawab.onTasks();
  expect(page.url(), 'the code is in no address').not.toContain(code);
  const main = page.locator('main');
  await expect(main).toContainText(NEIGHBOUR_MASKED);
  await expect(main).toContainText(/16 \w+ 2025/);
  await expectAccessible(page, scripted);

  const seen = [await page.content()];
  await jawab.step('jawaban');
  seen.push(await page.content());
  await expectAccessible(page, scripted);
  await jawab.save();
  await jawab.expectSummary('jawaban');
  await expectAccessible(page, scripted);
  await jawab.fill({ jawaban: ANSWER });
  await jawab.save();
  await jawab.onTasks();
  await jawab.step('foto');
  await expectAccessible(page, scripted);
  await jawab.addPhoto('rumah-depan', picture());
  await jawab.open('draf/periksa');
  await expect(main).toContainText(ANSWER);
  await expectAccessible(page, scripted);
  await jawab.declare();
  await jawab.sendButton.click();
  await jawab.onReceipt();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jawaban terkirim');
  await expectAccessible(page, scripted);
  const { ticket, pin } = await jawab.receipt();
  expect(ticket).not.toBe(sent.ticket);
  seen.push(await page.content());

  await new LacakPage(page, sites.clocked).look(ticket, pin);
  await expect(page).toHaveURL(/\/lacak\/kasus/);
  seen.push(await page.content());
  await expectAccessible(page, scripted);
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(main).toContainText(ANSWER);
  seen.push(await page.content());
  for (const html of seen) {
    for (const secret of [...SECRET, sent.ticket]) {
      expect(html.replaceAll(ANSWER, ''), 'nothing of who objected').not.toContain(secret);
    }
  }

  const again = await page.goto(`${sites.clocked}/jawab`);
  expect(again?.status()).toBe(200);
  await page.locator('input[name=kode]').fill(code);
  await page.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
  await expect(main).toContainText('sudah dipakai');
  await expect(main, 'without the code nothing is told').not.toContainText(NEIGHBOUR_MASKED);
  await expectAccessible(page, scripted);
});

test('Whoever merely says to be Siti gets no mail in her place: her letter is printed, and good for ten days', async ({
  page,
  request,
  sites,
  clock,
  office,
  clockedMailbox,
  scripted,
}) => {
  const month = monthOf('hak jawab: Siti', scripted);
  clock.set(`${month}-05T10:00:00+07:00`);
  const email = `bukan-siti-${crypto.randomUUID()}@contoh.example`;
  // Her own number in the demo data, with an address of somebody else; nobody has verified it.
  await new ProposalApi(page.request, sites.clocked).fillAndSend('diri', {
    pengusul: { ...REQUIRED.diri.pengusul, pengusul_email: email },
    terusul: { nik: '9999995206870001', nomor_kk: '9999990101150001' },
    identitas: {
      ...REQUIRED.diri.identitas,
      nama: 'Siti Aminah',
      tanggal_lahir_hari: '12',
      tanggal_lahir_bulan: '6',
      tanggal_lahir_tahun: '1987',
    },
  });
  await new ReportApi(request, sites.clocked).fillAndSend('sanggahan', { name: 'Siti Aminah' });
  clock.set(`${month}-06T09:00:00+07:00`);
  const letters = office.printLetters().filter((letter) => letter.includes('Siti Aminah'));
  expect(letters).toHaveLength(1);
  const code = codeIn(letters[0]!);
  await expect.poll(() => clockedMailbox.to(email).length).toBe(1);
  expect(clockedMailbox.to(email)[0], 'the receipt of the proposal, not the code').not.toContain(code);

  const open = async () => {
    await page.goto(`${sites.clocked}/jawab`);
    await page.locator('input[name=kode]').fill(code);
    await page.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
  };
  const jawab = new DraftPage(page, sites.clocked, scripted, 'jawab');
  clock.set(`${month}-16T23:59:00+07:00`);
  await open();
  await jawab.onTasks();
  await expect(page.locator('main')).toContainText('S**i A****h');

  clock.set(`${month}-17T00:00:01+07:00`);
  await open();
  await expect(page.locator('main')).toContainText('Waktu untuk menjawab');
  await expect(page.locator('main')).not.toContainText('S**i A****h');
  await expectAccessible(page, scripted);
});

test('A vouch, a question of health and a second objection bring nobody a letter', async ({
  request,
  sites,
  clock,
  office,
  scripted,
}) => {
  const month = monthOf('hak jawab: tanpa surat', scripted);
  clock.set(`${month}-05T10:00:00+07:00`);
  const reports = new ReportApi(request, sites.clocked);
  await reports.fillAndSend('tanggapan_layak');
  await reports.fillAndSend('perubahan_data.hamil');
  await reports.fillAndSend('penyalahgunaan');
  const toBambang = () => office.printLetters().filter((letter) => letter.includes(NEIGHBOUR));
  clock.set(`${month}-06T09:00:00+07:00`);
  expect(toBambang()).toEqual([]);
  await reports.fillAndSend('sanggahan');
  await reports.fillAndSend('sanggahan');
  clock.set(`${month}-08T09:00:00+07:00`);
  expect(toBambang(), 'one for all').toHaveLength(1);
  await reports.fillAndSend('sanggahan');
  clock.set(`${month}-10T09:00:00+07:00`);
  expect(toBambang()).toEqual([]);
});
