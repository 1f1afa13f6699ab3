import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { freshIdentity, ProposalApi } from '../../rig/proposals.js';

/** What the officer writes to the citizen. */
const NOTE = 'Keadaan rumah sesuai dengan foto.';
const MONTHS: Record<string, number> = { Juli: 7, Agustus: 8, September: 9 };

/** A day in words, as a date. */
function dayOf(words: string): Date {
  const [, day, month, year] = /(\d{1,2}) (Juli|Agustus|September) (\d{4})/.exec(words)!;
  return new Date(Date.UTC(Number(year), MONTHS[month!]! - 1, Number(day)));
}

/** An instant of the morning, `days` after a day. */
function morning(day: Date, days: number): string {
  const moved = new Date(day.getTime() + days * 24 * 3600 * 1000);
  return `${moved.toISOString().slice(0, 10)}T09:00:00+07:00`;
}

test('An officer narrows the queue, and watches a deadline come near and pass', async ({
  request,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('antrean', scripted);
  clock.set(`${month}-02T09:00:00+07:00`);
  const api = new ProposalApi(request, site);
  // Of one the NIK tells another birthday than was given.
  const { ticket } = await api.fillAndSend('diri', { terusul: freshIdentity('990101430390') });
  const other = await api.fillAndSend('diri', { terusul: freshIdentity() });

  const desk = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  const row = (one: string) => desk.main.locator('tr', { hasText: one });
  await desk.go('');
  await desk.page.locator('select[name=siklus]').selectOption(month);
  await desk.press('Terapkan');
  await expect(row(other.ticket)).toHaveCount(1);
  await expect(row(ticket)).toContainText('NIK tidak cocok');
  await desk.page.locator('select[name=jenis]').selectOption('usulan');
  await desk.page.locator('select[name=desa]').selectOption('99.01.01');
  await desk.page.locator('select[name=tanda]').selectOption('nik');
  await desk.page.locator('select[name=petugas]').selectOption('tak_diambil');
  await desk.press('Terapkan');
  await expect(row(ticket)).toHaveCount(1);
  await expect(row(other.ticket)).toHaveCount(0);
  const address = new URL(desk.page.url());
  expect(address.searchParams.get('tanda'), 'what is looked for can be linked to').toBe('nik');
  expect(address.searchParams.get('siklus')).toBe(month);
  await desk.page.reload();
  await expect(desk.page.locator('select[name=tanda]')).toHaveValue('nik');
  await expect(row(ticket)).toHaveCount(1);
  await desk.page.locator('select[name=umur]').selectOption('30');
  await desk.press('Terapkan');
  await expect(desk.main).toContainText('Tidak ada kasus yang cocok dengan saringan');
  await desk.main.getByRole('link', { name: 'Hapus saringan' }).click();
  await expect(desk.page).toHaveURL(/\/petugas$/);

  // The same case, by the days that are left.
  await desk.go(`?siklus=${month}&jenis=usulan`);
  const due = dayOf(await row(ticket).innerText());
  const views = desk.page.getByRole('navigation', { name: 'Tampilan' });
  const view = (name: string) => views.getByRole('link', { name: new RegExp(`^${name} \\d+$`) });
  const show = async (name: string) => {
    await view(name).click();
    await expect(view(name)).toHaveAttribute('aria-current', 'page');
    const count = Number(/\d+$/.exec(await view(name).innerText())![0]);
    await expect(desk.main.locator('table.cus-queue tbody tr'), `as many as ${name} counts`).toHaveCount(count);
  };
  await show('Hampir lewat tenggat');
  await expect(row(ticket)).toHaveCount(0);
  clock.set(morning(due, -2));
  await desk.return(morning(due, -2));
  await desk.go('');
  await show('Hampir lewat tenggat');
  await expect(row(ticket)).toContainText('hampir lewat');
  clock.set(morning(due, 1));
  await desk.return(morning(due, 1));
  await desk.go('');
  await show('Lewat tenggat');
  await expect(row(ticket)).toContainText('lewat tenggat');
  await desk.accessible();
  await show('Perlu info');
  await expect(row(ticket)).toHaveCount(0);
  await desk.close();
});

test('From the queue to a decision and back, with the keyboard alone', async ({
  page,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('antrean', scripted);
  clock.set(`${month}-03T09:00:00+07:00`);
  const proposals = new ProposalApi(page.request, site);
  const { ticket, pin } = await proposals.fillAndSend('diri', { terusul: freshIdentity() });
  const desk = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  const { keyboard } = desk.page;
  const button = (name: string) => desk.main.getByRole('button', { name, exact: true });

  // The first stop is the way past the menu.
  await desk.go('');
  await keyboard.press('Tab');
  const skip = desk.page.locator('a[href^="#"]').first();
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await keyboard.press('Enter');
  await desk.tabTo(desk.main.getByLabel('Buka tiket'));

  await desk.go('');
  await desk.accessKey('t');
  await expect(desk.main.getByLabel('Buka tiket')).toBeFocused();
  await keyboard.type(ticket.replaceAll('-', '').toLowerCase());
  await keyboard.press('Enter');
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText(ticket);
  await desk.accessKey('a');
  await expect(desk.done).toContainText('Kasus ini sekarang Anda pegang');
  await desk.accessKey('p');
  await expect(desk.page.getByRole('heading', { level: 1 })).toHaveText('Putusan');
  await desk.tabTo(desk.page.locator('input[name=putusan]').first());
  await keyboard.press('Space');
  while (!(await desk.page.locator('input[name=putusan][value=layak]').isChecked())) {
    await keyboard.press('ArrowDown');
  }
  await desk.tabTo(desk.page.locator('textarea[name=putusan_catatan]'));
  await keyboard.type(NOTE);
  await desk.tabTo(button('Lihat yang dibaca warga'));
  await keyboard.press('Enter');
  await desk.onPreview();
  await desk.tabTo(button('Simpan putusan'));
  await keyboard.press('Enter');
  await expect(desk.main).toContainText('Putusan menunggu berlaku');
  await desk.accessible();

  // Nine minutes later it is taken back; the citizen never knew.
  clock.set(`${month}-03T09:09:00+07:00`);
  await desk.tabTo(button('Batalkan putusan'));
  await keyboard.press('Enter');
  await expect(desk.main).not.toContainText('Putusan menunggu berlaku');
  await expect(desk.main).toContainText('Anda memegang kasus ini');
  clock.set(`${month}-03T09:20:00+07:00`);
  const lacak = new LacakPage(page, site);
  await lacak.look(ticket, pin);
  await expect(page.locator('main')).toContainText('Sedang ditinjau');
  await expect(page.locator('main')).not.toContainText(NOTE);

  // Decided again, and ten minutes over: it stands.
  await desk.decide('layak', '', NOTE);
  await desk.onPreview();
  await desk.save();
  clock.set(`${month}-03T09:30:00+07:00`);
  await button('Batalkan putusan').click();
  await expect(desk.main).not.toContainText('Anda memegang kasus ini');
  await expect(async () => {
    await page.reload();
    await expect(page.locator('main')).toContainText('Dinilai layak', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await desk.close();
});
