import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { NOMOR_KK, ProposalApi, REQUIRED } from '../../rig/proposals.js';
import { UsulanPage } from '../../rig/usulan_page.js';

/** An address nobody else in this run has. */
function freshAddress(): string {
  return `warga-${crypto.randomUUID()}@contoh.example`;
}

test('Three posts of one form, two at the same time: one ticket, one PIN, one mail', async ({
  page,
  sites,
  usulan,
  api,
  mailbox,
}) => {
  const address = freshAddress();
  await api.fill('diri', { pengusul: { ...REQUIRED.diri.pengusul, pengusul_email: address } });
  await usulan.open('draf/periksa');
  const kunci = await page.locator('input[name=kunci]').inputValue();
  const post = () =>
    page.request.post(`${sites.open}/usulan/draf/kirim`, {
      form: { kunci, setuju_pdp: 'ya', benar: 'ya' },
      maxRedirects: 0,
    });
  const first = await Promise.all([post(), post()]);
  const answers = [...first, await post()];
  const places = answers.map((answer) => [answer.status(), answer.headers().location]);
  expect(new Set(places.map(String)).size, JSON.stringify(places)).toBe(1);
  expect(places[0]![0]).toBe(303);

  await page.goto(sites.open + places[0]![1]);
  const { ticket, pin } = await usulan.receipt();
  await page.reload();
  expect(await usulan.receipt(), 'a reload shows the same').toEqual({ ticket, pin });
  await expect.poll(() => mailbox.to(address).length).toBe(1);
  await page.waitForTimeout(3000);
  const mails = mailbox.to(address);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain(ticket);
  expect(mails[0], 'never ticket and PIN together').not.toContain(pin);
  expect(mails[0]).not.toContain('Siti');
});

test('A double tap sends once', async ({ page, usulan, api }) => {
  await api.fill('diri');
  await usulan.open('draf/periksa');
  await usulan.declare();
  await usulan.sendButton.dblclick();
  await expect(page).toHaveURL(/\/usulan\/tiket\//);
  const { ticket } = await usulan.receipt();

  // "Back" and once more: the same ticket, not a second one.
  await page.goBack();
  if (await usulan.sendButton.isVisible()) {
    await usulan.declare();
    await usulan.sendButton.click();
  }
  await expect(page).toHaveURL(/\/usulan\/tiket\//);
  expect((await usulan.receipt()).ticket).toBe(ticket);
});

test('After sending, the old pages of the draft lead to the receipt, and nothing more changes', async ({
  page,
  sites,
  usulan,
  lacak,
  api,
}) => {
  await api.fill('diri');
  await usulan.send();
  const { ticket, pin } = await usulan.receipt();
  for (const path of ['draf', 'draf/identitas', 'draf/foto', 'draf/anggota', 'draf/periksa']) {
    await usulan.open(path);
    await expect(page, path).toHaveURL(/\/usulan\/tiket\//);
    expect((await usulan.receipt()).ticket).toBe(ticket);
  }
  const form = { aksi: 'simpan', nama: 'Lain' };
  const late = await page.request.post(`${sites.open}/usulan/draf/identitas`, { form, maxRedirects: 0 });
  expect([303, 409, 410]).toContain(late.status());
  const discarded = await page.request.post(`${sites.open}/usulan/draf/hapus`, { maxRedirects: 0 });
  expect(discarded.status()).toBe(303);
  await lacak.look(ticket, pin);
  await lacak.opened();
});

test('Two tabs: what one saved is not overwritten unseen by the other', async ({ context, sites, usulan, api, scripted }) => {
  await api.begin('diri');
  await usulan.step('alasan');
  const other = new UsulanPage(await context.newPage(), sites.open, scripted);
  await other.step('alasan');
  await usulan.fill({ alasan: 'Dari tab pertama.' });
  await usulan.save();
  await usulan.onTasks();

  await other.fill({ alasan: 'Dari tab kedua.' });
  await other.save();
  await expect(other.page.locator('main')).toContainText('sudah diubah di halaman atau HP lain');
  await expect(other.field('alasan'), 'what was typed here').toHaveValue('Dari tab kedua.');
  await expectAccessible(other.page, scripted);
  await usulan.step('alasan');
  await expect(usulan.field('alasan'), 'what is stored').toHaveValue('Dari tab pertama.');

  // Who has seen that decides.
  await other.save();
  await other.onTasks();
  await usulan.step('alasan');
  await expect(usulan.field('alasan')).toHaveValue('Dari tab kedua.');
});

test('"Back" to a step and saving again duplicates nothing', async ({ page, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('anggota');
  await usulan.fill({ anggota_nama: 'Ani Uji', anggota_hubungan: '3' });
  await page.getByRole('button', { name: 'Tambahkan orang ini' }).click();
  await expect(page.locator('.cus-members__line')).toHaveCount(1);
  await page.goBack();
  await usulan.ready();
  await usulan.fill({ anggota_nama: 'Ani Uji', anggota_hubungan: '3' });
  await page.getByRole('button', { name: 'Tambahkan orang ini' }).click();
  await usulan.step('anggota');
  await expect(page.locator('.cus-members__line')).toHaveCount(1);
});

test('A second proposal for the same NIK gets the same kind of receipt, and reveals nobody', async ({
  browser,
  page,
  sites,
  usulan,
  api,
}) => {
  // The neighbour was first.
  const nik = '9901016107850042';
  const neighbour = await browser.newContext();
  const first = await new ProposalApi(neighbour.request, sites.open).fillAndSend('tetangga', { terusul: { nik } });
  await neighbour.close();

  const words = async () => {
    const text = await page.locator('main').innerText();
    return text.replace(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}|\b\d{6}\b|\d\d\.\d\d/g, '#');
  };
  await api.fill('diri', { terusul: { nik, nomor_kk: NOMOR_KK } });
  await usulan.send();
  const second = await usulan.receipt();
  expect(second.ticket).not.toBe(first.ticket);
  const doubled = await words();
  for (const revealing of ['Wati', 'sudah ada', 'sudah diusulkan', 'ganda', first.ticket]) {
    expect(doubled).not.toContain(revealing);
  }

  // Word for word what a first proposal is told.
  await page.context().clearCookies();
  const unique = String(Date.now() % 10_000).padStart(4, '0').replace('0000', '0001');
  await api.fill('diri', { terusul: { nik: `990201420390${unique}`, nomor_kk: `990201050510${unique}` } });
  await usulan.send();
  expect(await words()).toBe(doubled);
});
