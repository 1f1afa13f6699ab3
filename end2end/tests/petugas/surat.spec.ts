import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { monthOf } from '../../rig/months.js';
import { ProposalApi } from '../../rig/proposals.js';
import { freshReporter, NEIGHBOUR, NEIGHBOUR_MASKED, ReportApi } from '../../rig/reports.js';

/** A code of the right of reply. */
const CODE = /([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}/;

test('The office prints the letters of the day: codes that are good once, on sheets of their own', async ({
  request,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('surat', scripted);
  clock.set(`${month}-10T10:00:00+07:00`);
  const reporter = freshReporter();
  await new ReportApi(request, site).fillAndSend('sanggahan', { changes: { pelapor: reporter } });
  const proposed = await new ProposalApi(request, site).fillAndSend('tetangga');
  clock.set(`${month}-11T09:00:00+07:00`);
  const desk = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await desk.go('/surat');
  const replies = desk.main.getByRole('region', { name: 'Hak jawab' });
  const notices = desk.main.getByRole('region', { name: 'Pemberitahuan kepada terusul' });
  await expect(replies.locator('tr', { hasText: NEIGHBOUR_MASKED }).first()).toBeVisible();
  await expect(notices.locator('tr', { hasText: proposed.ticket })).toBeVisible();
  await expect(desk.main, 'a list says no whole names').not.toContainText(NEIGHBOUR);
  await desk.accessible();

  // The right of reply. Nothing of the desk is on the paper, and nobody who spoke.
  const due = replies.locator('tr', { hasText: NEIGHBOUR_MASKED }).filter({ has: desk.page.getByRole('button', { name: 'Cetak', exact: true }) });
  await due.last().getByRole('button', { name: 'Cetak', exact: true }).click();
  const sheets = desk.page.locator('article.sheet');
  await expect(sheets).toHaveCount(1);
  await expect(sheets).toContainText(NEIGHBOUR);
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('Hak Anda untuk menjawab sanggahan');
  for (const secret of [reporter.pelapor_nama!, reporter.pelapor_nik!, reporter.pelapor_hp!]) {
    await expect(desk.page.locator('body')).not.toContainText(secret);
  }
  await expect(desk.page.getByRole('navigation')).toHaveCount(0);
  await expect(desk.page.locator('script, link[rel=stylesheet]'), 'a sheet is whole by itself').toHaveCount(0);
  expect(await pagesOnPaper(desk), 'a letter is one sheet of paper').toBe(1);
  const first = CODE.exec(await sheets.innerText())![0];

  // The list has it as printed, without the code. Lost: another code, and the old one is void.
  await desk.go('/surat');
  const printed = replies.locator('tr', { hasText: desk.officer.username }).or(
    replies.locator('tr', { has: desk.page.getByRole('button', { name: 'Cetak ulang, kode lama batal' }) }),
  );
  expect(await desk.page.content(), 'a code is shown once').not.toContain(first);
  await printed.first().getByRole('button', { name: 'Cetak ulang, kode lama batal' }).click();
  await expect(sheets).toHaveCount(1);
  const second = CODE.exec(await sheets.innerText())![0];
  expect(second).not.toBe(first);
  const context = await browser.newContext({ javaScriptEnabled: scripted, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  const person = await context.newPage();
  const open = async (code: string) => {
    await person.goto(`${site}/jawab`);
    await person.locator('input[name=kode]').fill(code);
    await person.locator('main button[name=aksi][value=buka]:not([aria-hidden])').click();
  };
  await open(first);
  await expect(person.locator('.cus-summary')).toBeVisible();
  await open(second);
  await expect(person).toHaveURL(/\/jawab\/draf$/);
  await context.close();

  // Who was proposed by a neighbour is told, and not by whom.
  await desk.go('/surat');
  await notices.locator('tr', { hasText: proposed.ticket }).getByRole('button', { name: 'Cetak', exact: true }).click();
  await expect(sheets).toHaveCount(1);
  await expect(sheets).toContainText('Mbok Sarinah');
  await expect(sheets).toContainText('Siapa yang mengusulkan tidak kami beri tahukan');
  await expect(sheets, 'neither ticket nor proposer').not.toContainText(new RegExp(`Wati Uji|${proposed.ticket}`));
  expect(await pagesOnPaper(desk)).toBe(1);
  await desk.go('/surat');
  await expect(notices.getByRole('button', { name: 'Cetak ulang' }).first()).toBeVisible();
  await desk.close();
});

/** How many sheets of A4 the page that is shown takes when it is printed. */
async function pagesOnPaper(desk: DeskPage): Promise<number> {
  await desk.page.emulateMedia({ media: 'print' });
  const paper = await desk.page.pdf({ preferCSSPageSize: true });
  await desk.page.emulateMedia({ media: null });
  return paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
