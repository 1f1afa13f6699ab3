import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { monthOf } from '../../rig/months.js';
import { freshIdentity, ProposalApi } from '../../rig/proposals.js';

/** What each of the two writes to the citizen. */
const [FIRST_NOTE, SECOND_NOTE] = ['Rumah sudah layak huni menurut foto.', 'Atapnya bocor dan lantainya tanah.'];

test('Two officers, one case: handed over, read only, and the slower decision comes back with its words', async ({
  page,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  const month = monthOf('dua petugas', scripted);
  const at = (time: string) => clock.set(`${month}-04T${time}:00+07:00`);
  at('09:00');
  const { ticket, pin } = await new ProposalApi(page.request, site).fillAndSend('diri', { terusul: freshIdentity() });
  const path = `/kasus/${ticket.replaceAll('-', '')}`;
  const first = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  const second = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');

  await first.go(path);
  await first.take();
  await expect(first.main).toContainText('Anda memegang kasus ini sampai 09.30');
  await second.go(path);
  await expect(second.main).toContainText('memegang kasus ini sampai 09.30. Anda hanya dapat membaca dan mencatat');
  await expect(second.main.getByRole('button', { name: 'Ambil kasus' })).toHaveCount(0);
  await expect(second.main.getByRole('link', { name: 'Putuskan' })).toHaveCount(0);
  await second.page.getByLabel('Catatan baru').fill('Saya kenal lingkungan ini.');
  await second.press('Simpan catatan');
  await expect(second.part('catatan-internal')).toContainText('Saya kenal lingkungan ini.');

  // Handed over, and it is the other way round.
  await first.press('Serahkan');
  await expect(first.trouble).toContainText('Pilih petugas yang menerima kasus ini');
  await first.page.getByLabel('Serahkan kepada').selectOption(second.officer.username);
  await first.press('Serahkan');
  await expect(first.done).toContainText('Kasus sudah diserahkan');
  await expect(first.main).toContainText('Anda hanya dapat membaca dan mencatat');
  await first.accessible();
  await second.go('?tampilan=saya');
  await second.main.getByRole('link', { name: ticket, exact: true }).click();
  await expect(second.main).toContainText('Anda memegang kasus ini');
  await expect(second.part('riwayat')).toContainText('Diserahkan kepada');

  // The second types for too long: the time is over, the first takes it, and decides.
  await second.decide('layak', '', SECOND_NOTE);
  await second.onPreview();
  at('09:20');
  // In another tab, which keeps the session, not the case.
  await second.page.request.get(`${site}/petugas`);
  await first.go('');
  at('09:31');
  await first.go(path);
  await first.take();
  await first.decide('tidak_layak', 'tidak_layak', FIRST_NOTE);
  await first.onPreview();
  await first.save();
  const answered = second.page.waitForResponse((answer) => answer.request().method() === 'POST');
  await second.press('Simpan putusan');
  expect((await answered).status(), 'the first stands').toBe(409);
  await expect(second.trouble).toContainText('Sudah ada putusan yang tersimpan');
  await expect(second.page.locator('textarea[name=putusan_catatan]'), 'what was typed stays').toHaveValue(SECOND_NOTE);
  await expect(second.page.locator('input[name=putusan][value=layak]')).toBeChecked();
  await second.accessible();
  await second.go(path);
  await expect(second.main).toContainText('Hanya petugas yang memutuskan dapat membatalkannya');

  // The citizen reads one decision.
  at('09:41');
  const lacak = new LacakPage(page, site);
  await lacak.look(ticket, pin);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('main')).toContainText('Dinilai tidak layak', { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(page.locator('main')).toContainText(FIRST_NOTE);
  await expect(page.locator('main')).not.toContainText(SECOND_NOTE);
  await first.close();
  await second.close();
});

test('Who shares a family card with the person is turned away, it is noted, and another officer takes the case', async ({
  page,
  browser,
  sites,
  clock,
  clockedOfficers,
  scripted,
}) => {
  const site = sites.clocked;
  clock.set(`${monthOf('dua petugas', scripted)}-06T09:00:00+07:00`);
  const kin = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  const person = { nik: freshIdentity().nik!, nomor_kk: kin.officer.kk };
  const { ticket } = await new ProposalApi(page.request, site).fillAndSend('diri', { terusul: person });
  const path = `/kasus/${ticket.replaceAll('-', '')}`;

  await kin.go(path);
  await expect(kin.main).toContainText('Kasus ini tentang anggota KK Anda.');
  await expect(kin.main, 'nothing of it is shown').not.toContainText(person.nik);
  await expect(kin.main.getByRole('button', { name: 'Ambil kasus' })).toHaveCount(0);
  await kin.accessible();
  const taken = await kin.page.request.post(`${site}/petugas${path}/ambil`, { form: { aksi: 'ambil' }, maxRedirects: 0 });
  expect(taken.status(), 'nor by the address').toBe(403);

  const other = await DeskPage.open(browser, scripted, site, clockedOfficers, 'verifikator');
  await other.go(path);
  await other.take();
  await kin.close();
  await other.close();

  const auditor = await DeskPage.open(browser, scripted, site, clockedOfficers, 'auditor');
  await auditor.go(`/audit?tiket=${ticket}`);
  const noted = auditor.main.getByRole('table').locator('tbody tr', { hasText: 'Ditahan karena benturan kepentingan' });
  await expect(noted).toHaveCount(1);
  await expect(noted).toContainText(kin.officer.name);
  await auditor.close();
});
