import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { freshIdentity, ProposalApi } from '../../rig/proposals.js';

const NOTE = 'Dindingnya bambu, dan atapnya bocor di dua tempat.';

test('An officer ends a session elsewhere; disabled in the middle of a decision, they keep their words', async ({
  request,
  browser,
  sites,
  officers,
  scripted,
}) => {
  const site = sites.open;
  const { ticket } = await new ProposalApi(request, site).fillAndSend('diri', { terusul: freshIdentity() });
  const desk = await DeskPage.open(browser, scripted, site, officers, 'verifikator');

  // A second browser, and the telephone with the codes is at home.
  const other = await desk.elsewhere();
  await other.signIn(desk.officer.recovery[0]!);
  await expect(other.main).toContainText('Tersisa 9 kode');
  await desk.go('/akun');
  const sessions = desk.main.getByRole('table').first().locator('tbody tr');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'Sesi ini' })).toHaveCount(1);
  await desk.accessible();
  await sessions.getByRole('button', { name: /^Akhiri/ }).click();
  await expect(desk.done).toContainText('Sesi sudah diakhiri');
  await expect(sessions).toHaveCount(1);
  await other.go('/akun');
  await expect(other.page, 'the other has to sign in again').toHaveURL(/\/petugas\/masuk\?ke=/);
  await other.close();
  await desk.go('/akun');
  await expect(desk.main, 'this one is still there').toContainText('Sesi ini');

  // An admin disables the account while its owner types.
  await desk.go(`/kasus/${ticket.replaceAll('-', '')}`);
  await desk.take();
  await desk.main.getByRole('link', { name: 'Putuskan', exact: true }).click();
  await desk.page.locator('input[name=putusan][value=layak]').check();
  await desk.page.locator('textarea[name=putusan_catatan]').fill(NOTE);
  const admin = await DeskPage.open(browser, scripted, site, officers, 'admin');
  await admin.go('/orang');
  const link = admin.main.getByRole('link', { name: desk.officer.username, exact: true });
  // The list has pages once there are many.
  while ((await link.count()) === 0) {
    await admin.main.getByRole('link', { name: 'Berikutnya' }).click();
  }
  await link.click();
  await expect(admin.main).toContainText('Sesi terbuka: 1');
  await admin.accessible();
  await admin.press('Nonaktifkan');
  await expect(admin.trouble).toContainText('Centang dulu Saya yakin');
  await admin.page.locator('#yakin-nonaktif').check();
  await admin.press('Nonaktifkan');
  await expect(admin.done).toContainText('Akun sudah nonaktif');
  await admin.close();

  await desk.press('Lihat yang dibaca warga');
  await expect(desk.main).toContainText('Sesi Anda sudah berakhir, isian belum terkirim');
  await expect(desk.main, 'what was typed is still there').toContainText(NOTE);
  await expect(desk.main).toContainText('Bila akun Anda dinonaktifkan, Anda tidak dapat masuk lagi');
  await desk.accessible();
  await desk.page.goto(`${site}/petugas/masuk`);
  await desk.page.getByLabel('Nama pengguna').fill(desk.officer.username);
  await desk.page.getByLabel('Kata sandi').fill(desk.officer.password);
  await desk.page.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(desk.page.getByRole('alert')).toContainText('tidak cocok');
  await desk.close();

  // The case waits for somebody else.
  const colleague = await DeskPage.open(browser, scripted, site, officers, 'verifikator');
  await colleague.go(`/kasus/${ticket.replaceAll('-', '')}`);
  await colleague.take();
  await colleague.close();
});
