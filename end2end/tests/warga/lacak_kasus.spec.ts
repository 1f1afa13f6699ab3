import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { LacakPage } from '../../rig/lacak_page.js';

test('What happened, what comes next and by when; and the whole thing can be left', async ({
  page,
  sites,
  lacak,
  api,
  scripted,
}) => {
  const { ticket, pin } = await api.fillAndSend('diri');
  await lacak.look(ticket.toLowerCase().replaceAll('-', ' '), pin);
  await lacak.opened();
  const main = page.locator('main');
  await expect(main).toContainText(ticket);
  await expect(main).toContainText(/Dalam antrean|Menunggu siklus/);
  await expect(main).toContainText(/paling cepat \w+ \d{4}, batas pengusulan \d+ \w+ \d{4}/);
  await expect(main).toContainText(/paling lambat \d+ \w+ \d{4}/);
  await expect(lacak.history).toContainText('Kiriman Anda kami terima');
  await expect(lacak.history).toContainText(/pukul \d\d\.\d\d/);
  expect(page.url(), 'neither ticket nor PIN').not.toMatch(new RegExp(`${ticket}|${pin}`));
  for (const fold of await page.locator('details').all()) {
    await fold.locator('summary').click();
  }
  await expectAccessible(page, scripted);

  await page.getByRole('button', { name: 'Keluar' }).click();
  await expect(page).toHaveURL(/\/lacak\?selesai=keluar$/);
  await expect(page.getByRole('status').filter({ hasText: 'Anda sudah keluar' })).toBeVisible();
  await expectAccessible(page, scripted);
  await page.goto(`${sites.open}/lacak/kasus`);
  await expect(page, 'left for good').toHaveURL(/\/lacak\?perlu=pin$/);
  await expect(page.getByRole('status')).toContainText('masukkan nomor tiket dan PIN');
});

test('An empty form, a ticket with a typo and a PIN of five digits are named, and count as no try', async ({
  page,
  lacak,
  usulan,
  api,
  scripted,
}) => {
  await lacak.look('', '');
  await usulan.expectSummary('tiket', 'pin');
  await expectAccessible(page, scripted);
  const { ticket, pin } = await api.fillAndSend('tetangga');
  const typo = (ticket.startsWith('A') ? 'B' : 'A') + ticket.slice(1);
  for (let again = 0; again < 6; again += 1) {
    await lacak.type(typo, pin);
  }
  await usulan.expectSummary('tiket');
  await expect(usulan.errorOf('tiket')).toContainText(/keliru|salah ketik/);
  await lacak.type(ticket, '12345');
  await usulan.expectSummary('pin');
  await expect(page.locator('input[name=pin]'), 'a PIN is never shown again').toHaveValue('');
  await expect(page.locator('input[name=tiket]')).toHaveValue(ticket);
  await expectAccessible(page, scripted);
  await lacak.type(ticket, pin);
  await lacak.opened();
});

/** A ticket of the right form that nobody has: the same characters as `ticket`, but for two and the check character. */
async function strangerOf(page: LacakPage, ticket: string): Promise<string> {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const other = (ticket.startsWith('7') ? '8' : '7') + ticket.slice(1, -1);
  for (const check of alphabet) {
    await page.type(other + check, '000000');
    if (!(await page.page.locator('#tiket-salah').isVisible())) {
      return other + check;
    }
  }
  throw new Error('no check character fits');
}

test('A wrong PIN and a ticket that nobody has are refused in the same words; the fifth try locks, and the clock unlocks', async ({
  page,
  sites,
  clock,
  scripted,
}) => {
  clock.set('2025-06-02T09:00:00+07:00');
  const lacak = new LacakPage(page, sites.clocked);
  const { ticket, pin } = await new ProposalApi(page.request, sites.clocked).fillAndSend('tetangga');
  const wrong = pin === '123456' ? '654321' : '123456';
  await lacak.look('', '');
  const stranger = await strangerOf(lacak, ticket);
  const words = async (typed: string) => (await page.locator('main').innerText()).replaceAll(typed, '#');
  const strange = await words(stranger);
  await expectAccessible(page, scripted);

  await lacak.type(ticket, wrong);
  expect(await words(ticket)).toBe(strange);
  for (let tries = 2; tries <= 4; tries += 1) {
    await lacak.type(ticket, wrong);
    await lacak.type(stranger, wrong);
    await expect(page.locator('.cus-summary')).toContainText('tidak cocok');
  }
  await lacak.type(ticket, wrong);
  await expect(page.locator('.cus-summary')).toContainText('Tiket ini dikunci sementara');
  await expect(page.locator('.cus-summary')).toContainText('30 menit lagi');
  await expect(page.locator('.cus-summary')).toBeFocused();
  await expectAccessible(page, scripted);
  const locked = await words(ticket);
  await lacak.type(stranger, wrong);
  expect(await words(stranger), 'a ticket that nobody has locks as well').toBe(locked);

  clock.set('2025-06-02T09:20:00+07:00');
  await lacak.type(ticket, pin);
  await expect(page.locator('.cus-summary')).toContainText('10 menit lagi');
  clock.set('2025-06-02T09:30:01+07:00');
  await lacak.type(ticket, pin);
  await lacak.opened();

  // Half an hour later the browser has forgotten.
  clock.set('2025-06-02T10:01:00+07:00');
  await page.reload();
  await expect(page).toHaveURL(/\/lacak\?perlu=pin$/);
  await expect(page.locator('.cus-summary')).toContainText('Sesi 30 menit sudah habis');
});

test('Withdrawn: asked twice, told by mail, and nothing goes on', async ({
  page,
  lacak,
  usulan,
  api,
  mailbox,
  scripted,
}) => {
  const address = `warga-${crypto.randomUUID()}@contoh.example`;
  const pengusul = { ...REQUIRED.diri.pengusul, pengusul_email: address };
  const { ticket, pin } = await api.fillAndSend('diri', { pengusul });
  await lacak.look(ticket, pin);
  const form = await lacak.unfold('cabut');
  await form.getByRole('button', { name: 'Cabut sekarang' }).click();
  await usulan.expectSummary('yakin');
  await expectAccessible(page, scripted);
  await page.locator('input[name=yakin]').check();
  await page.getByRole('button', { name: 'Cabut sekarang' }).click();
  await expect(page.getByRole('status')).toContainText('Sudah dicabut');
  await expect(lacak.history).toContainText('Dicabut atas permintaan warga');
  await expect(page.locator('details#cabut')).toHaveCount(0);
  await expectAccessible(page, scripted);
  await expect.poll(() => mailbox.to(address).length).toBe(2);
  for (const mail of mailbox.to(address)) {
    expect(mail).not.toContain(pin);
  }
});

test('The contact is changed; the old address hears of it', async ({
  page,
  lacak,
  usulan,
  api,
  mailbox,
  scripted,
}) => {
  const [old, fresh] = [1, 2].map(() => `warga-${crypto.randomUUID()}@contoh.example`);
  const pengusul = { ...REQUIRED.diri.pengusul, pengusul_email: old! };
  const { ticket, pin } = await api.fillAndSend('diri', { pengusul });
  await lacak.look(ticket, pin);
  let form = await lacak.unfold('ubah-kontak');
  await expect(form).toContainText('Tercatat sekarang');
  await expect(form, 'masked').not.toContainText(old!);
  await form.locator('input[name=email]').fill('bukan alamat');
  await form.locator('input[name=hp]').fill('12');
  await form.getByRole('button', { name: 'Simpan kontak' }).click();
  await usulan.expectSummary('hp', 'email');
  await expectAccessible(page, scripted);

  form = await lacak.unfold('ubah-kontak');
  await form.locator('input[name=email]').fill(fresh!);
  await form.locator('input[name=hp]').fill('');
  await form.getByRole('button', { name: 'Simpan kontak' }).click();
  await usulan.expectSummary('hp');
  await expect(page.locator('input[name=email]'), 'what was typed stays').toHaveValue(fresh!);
  await page.locator('input[name=hp]').fill('0812 9999 0078');
  await page.getByRole('button', { name: 'Simpan kontak' }).click();
  await expect(page.getByRole('status')).toContainText('Kontak sudah diubah');
  form = await lacak.unfold('ubah-kontak');
  await expect(form).toContainText(/Tercatat sekarang: .+78/);
  await expect(form, 'masked').not.toContainText('99990078');
  await expectAccessible(page, scripted);
  await expect.poll(() => [mailbox.to(old!).length, mailbox.to(fresh!).length]).toEqual([2, 1]);
});

test('Correction and erasure are asked for: a request with its time, answered in three days', async ({
  page,
  lacak,
  usulan,
  api,
  scripted,
}) => {
  const { ticket, pin } = await api.fillAndSend('satu_kk');
  await lacak.look(ticket, pin);
  const form = await lacak.unfold('hak-data');
  await form.getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(usulan.summary).toBeFocused();
  await expectAccessible(page, scripted);
  await page.locator('input[name=hak][value=koreksi]').check();
  await page.locator('textarea[name=uraian]').fill('Nama saya tertulis keliru: "Siti" <bukan> Sitti.');
  await page.getByRole('button', { name: 'Kirim permintaan' }).click();
  await expect(page.getByRole('status')).toContainText('3×24 jam');
  await expect(page.locator('main')).toContainText(/Dijawab paling lambat \d+ \w+ \d{4} pukul \d\d\.\d\d WIB/);
  await expectAccessible(page, scripted);
});

test('All data, masked, and who opened it', async ({ page, lacak, api, scripted }) => {
  const { ticket, pin } = await api.fillAndSend('diri');
  await lacak.look(ticket, pin);
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await page.reload();
  const main = page.locator('main');
  await expect(main).toContainText("Siti Nur'aini");
  await expect(main).toContainText('Jalan Uji Coba 1');
  await expect(main.locator('tr', { hasText: 'Pemegang tiket: Mengirim usulan' })).toHaveCount(1);
  await expect(main.locator('tr', { hasText: 'Pemegang tiket: Membuka kasus' })).toHaveCount(1);
  const opened = main.locator('tr', { hasText: 'Pemegang tiket: Membuka halaman data ini' });
  await expect(opened, 'this time, too').not.toHaveCount(0);
  await expect(main).toContainText(/Foto dihapus \d+ bulan setelah kasus selesai/);
  expect(await page.content()).not.toMatch(/\d{16}/);
  await expectAccessible(page, scripted);
});

test('A receipt opens only in the browser that sent it; elsewhere it asks for the PIN', async ({
  browser,
  page,
  sites,
  api,
}) => {
  const { ticket, pin } = await api.fillAndSend('diri');
  await page.goto(`${sites.open}/usulan/tiket/${ticket}`);
  await expect(page.locator('.cus-receipt__code').last()).toHaveText(pin);
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto(`${sites.open}/usulan/tiket/${ticket}`);
  await expect(other, 'the ticket stands in no other address').toHaveURL(/\/lacak$/);
  await expect(other.locator('main')).not.toContainText(pin);
  const unknown = await other.goto(`${sites.open}/usulan/tiket/bukan-tiket`);
  expect(unknown?.status()).toBe(404);
  await elsewhere.close();
});

test('A link to tracking that nobody made opens an empty form', async ({ page, sites, usulan, scripted }) => {
  const answer = await page.goto(`${sites.open}/lacak?t=karangan&tiket=%3Cb%3E`);
  expect(answer?.status()).toBe(200);
  await expect(page.locator('main b')).toHaveCount(0);
  await expectAccessible(page, scripted);
  await page.locator('input[name=tiket]').fill('');
  await page.getByRole('button', { name: 'Lihat perkembangan' }).click();
  await usulan.expectSummary('tiket', 'pin');
});

test('The language changes on the form and where it complains', async ({ page, sites, lacak }) => {
  await lacak.look('', '');
  await page.locator('.cus-header__languages').getByText('English').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Track');
  await page.goto(`${sites.open}/lacak`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
