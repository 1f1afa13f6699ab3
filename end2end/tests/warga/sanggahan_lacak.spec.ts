import { expectAccessible } from '../../rig/accessibility.js';
import type { Answers } from '../../rig/drafts.js';
import { expect, test } from '../../rig/fixtures.js';
import { ACCOUNT, freshReporter, NEIGHBOUR, NEIGHBOUR_MASKED } from '../../rig/reports.js';

/** An address nobody else in this run has. */
function freshAddress(): string {
  return `pelapor-${crypto.randomUUID()}@contoh.example`;
}

test('The mail of an objection says nothing about whom, or what', async ({ reports, mailbox }) => {
  const address = freshAddress();
  const pelapor: Answers = { ...freshReporter(), pelapor_email: address };
  const { ticket, pin } = await reports.fillAndSend('sanggahan', { changes: { pelapor } });
  await expect.poll(() => mailbox.to(address).length).toBe(1);
  const mail = mailbox.to(address)[0]!;
  expect(mail).toContain(ticket);
  for (const secret of [pin, NEIGHBOUR, NEIGHBOUR_MASKED, 'Budi', ACCOUNT, pelapor.pelapor_nik!, pelapor.pelapor_hp!]) {
    expect(mail).not.toContain(secret);
  }
});

test('The contact is changed without ever being shown', async ({ page, reports, lacak, mailbox, scripted }) => {
  const [old, fresh] = [freshAddress(), freshAddress()];
  const pelapor: Answers = { ...freshReporter(), pelapor_email: old };
  const { ticket, pin } = await reports.fillAndSend('sanggahan', { changes: { pelapor } });
  await lacak.look(ticket, pin);
  await lacak.opened();
  let form = await lacak.unfold('ubah-kontak');
  for (const shown of [old, old.slice(-14), pelapor.pelapor_hp!.slice(-3)]) {
    await expect(form).not.toContainText(shown);
  }
  await expectAccessible(page, scripted);
  await form.locator('input[name=email]').fill(fresh);
  await form.locator('input[name=hp]').fill('0812 9999 0078');
  await form.getByRole('button', { name: 'Simpan kontak' }).click();
  await expect(page.getByRole('status')).toContainText('Kontak sudah diubah');
  form = await lacak.unfold('ubah-kontak');
  await expect(form).not.toContainText('0078');
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(page.locator('main')).not.toContainText('0078');
  await expect(page.locator('main')).not.toContainText(fresh);
  await expect.poll(() => mailbox.to(fresh).length).toBeGreaterThan(0);
});

test('An objection is withdrawn by who sent it', async ({ page, reports, lacak, scripted }) => {
  const { ticket, pin } = await reports.fillAndSend('sanggahan');
  await lacak.look(ticket, pin);
  await lacak.opened();
  const form = await lacak.unfold('cabut');
  for (const box of await form.locator('input[type=checkbox]').all()) {
    await box.check();
  }
  await form.getByRole('button').last().click();
  await expect(page.getByRole('status')).toContainText('Sudah dicabut');
  await expect(lacak.history).toContainText('Dicabut');
  await expectAccessible(page, scripted);
});

test('A receipt opens only in the browser that sent it; its photo only for its ticket', async ({
  browser,
  page,
  sites,
  reports,
  lacak,
}) => {
  const { ticket, pin } = await reports.fillAndSend('sanggahan');
  const short = ticket.replaceAll('-', '');
  await page.goto(`${sites.open}/sanggahan/tiket/${short}`);
  await expect(page.locator('.cus-receipt__code').last()).toHaveText(pin);
  await lacak.look(ticket, pin);
  await lacak.opened();
  const photo = await page.request.get(`${sites.open}/lacak/kasus/foto/rumah-depan`);
  expect(photo.headers()['content-type']).toMatch(/^image\//);

  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto(`${sites.open}/sanggahan/tiket/${short}`);
  await expect(other).toHaveURL(/\/lacak$/);
  await expect(other.locator('main')).not.toContainText(pin);
  await expect(other.locator('main')).not.toContainText(NEIGHBOUR_MASKED);
  const refused = await elsewhere.request.get(`${sites.open}/lacak/kasus/foto/rumah-depan`);
  expect(refused.headers()['content-type']).not.toMatch(/^image\//);
  await elsewhere.close();
});
