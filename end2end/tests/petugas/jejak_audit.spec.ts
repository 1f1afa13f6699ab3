import { expectAccessible } from '../../rig/accessibility.js';
import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { LacakPage } from '../../rig/lacak_page.js';
import { freshIdentity, ProposalApi } from '../../rig/proposals.js';

test('Who looked at a case: the auditor reads it, the citizen reads it, and the province sees numbers alone', async ({
  page,
  browser,
  sites,
  officers,
  scripted,
}) => {
  const site = sites.open;
  const person = freshIdentity() as { nik: string; nomor_kk: string };
  const { ticket, pin } = await new ProposalApi(page.request, site).fillAndSend('diri', { terusul: person });
  const case_ = `/kasus/${ticket.replaceAll('-', '')}`;
  const reader = await DeskPage.open(browser, scripted, site, officers, 'verifikator');
  await reader.go(case_);
  await expect(reader.page.getByRole('heading', { level: 1 })).toContainText(ticket);
  await reader.part('foto').getByRole('link').first().click();
  await expect(reader.page.locator('main img')).toBeVisible();
  await reader.accessible();
  await reader.close();

  const auditor = await DeskPage.open(browser, scripted, site, officers, 'auditor');
  await auditor.go('/audit');
  await auditor.page.getByLabel('Nomor tiket').fill('AAAA-BBBB-CCCC');
  await auditor.main.getByRole('search').getByRole('button', { name: 'Cari' }).click();
  await expect(auditor.trouble).toContainText('Tidak ada kasus dengan tiket ini');
  await auditor.accessible();
  await auditor.page.getByLabel('Nomor tiket').fill(ticket);
  await auditor.page.getByLabel('Hanya yang melihat data').check();
  await auditor.main.getByRole('search').getByRole('button', { name: 'Cari' }).click();
  const lines = auditor.main.getByRole('table').locator('tbody tr');
  await expect(lines.filter({ hasText: 'Melihat kasus' })).toHaveCount(1);
  await expect(lines.filter({ hasText: 'Membuka foto atau dokumen' }).first()).toContainText(ticket);
  await expect(lines.first()).toContainText(reader.officer.name);
  await auditor.accessible();
  const csv = await auditor.download('Unduh CSV');
  expect(csv).toContain('case.view');
  expect(csv).not.toContain(person.nik);

  // One person, wherever their data lies; the number stands in no address.
  await auditor.page.getByLabel('NIK, 16 angka').fill(person.nik);
  await auditor.press('Tampilkan riwayat');
  await expect(auditor.main).toContainText('Menampilkan riwayat data satu orang');
  await expect(lines.filter({ hasText: 'Melihat kasus' }).first()).toContainText(ticket);
  expect(auditor.page.url()).not.toContain(person.nik);
  expect(await auditor.page.content()).not.toContain(person.nik);

  // The log is whole, and reading it stands in it.
  await auditor.press('Periksa sekarang');
  await expect(auditor.main.getByRole('status').last()).toContainText(/Pemeriksaan terakhir .+: utuh/);
  await auditor.go(`/audit?petugas=${auditor.officer.username}`);
  await expect(lines.filter({ hasText: auditor.officer.name }).first()).toBeVisible();
  expect(await auditor.go(case_), 'the cases themselves are not theirs').toBe(403);
  await auditor.close();

  const lacak = new LacakPage(page, site);
  await lacak.look(ticket, pin);
  await lacak.opened();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  const told = 'Verifikator, Dinas Sosial Kabupaten Uji';
  for (const looked of ['Membuka kasus', 'Membuka foto']) {
    await expect(page.locator('tr', { hasText: `${told}: ${looked}` }).first(), looked).toBeVisible();
  }
  await expect(page.locator('main'), 'no names of officers').not.toContainText(reader.officer.name);
  await expectAccessible(page, scripted);

  const province = await DeskPage.open(browser, scripted, site, officers, 'provinsi');
  await province.go('/ringkasan');
  const menu = province.page.getByRole('navigation', { name: 'Menu petugas' });
  expect(await menu.getByRole('link').allInnerTexts()).toEqual(['Kalender', 'Ringkasan', 'Akun saya']);
  await province.go('/kalender');
  await expect(province.main.getByRole('link', { name: 'Tambah aturan' })).toHaveCount(0);
  for (const path of [case_, '/penerima', '/batch', '/audit', '/orang', '/data', '/kalender/baru']) {
    expect(await province.go(path), path).toBe(403);
  }
  await province.accessible();
  await province.close();
});
