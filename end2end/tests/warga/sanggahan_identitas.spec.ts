import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { freshReporter } from '../../rig/reports.js';

const TELLING: [string, (pelapor: Record<string, string>) => string][] = [
  ['name', () => 'Saya Budi Uji, rumah saya di sebelahnya persis.'],
  ['telephone number', (who) => `Hubungi saya di ${who.pelapor_hp} kalau perlu keterangan.`],
  ['NIK', (who) => `Ini NIK saya ${who.pelapor_nik}, silakan diperiksa.`],
];
for (const [what, write] of TELLING) {
  test(`A text with the own ${what} is pointed out before it is sent, and must be confirmed`, async ({
    page,
    sanggahan,
    reports,
    scripted,
  }) => {
    const pelapor = freshReporter();
    await reports.fill('sanggahan', { changes: { pelapor, uraian: { uraian: write(pelapor) } } });
    await sanggahan.open('draf/periksa');
    const anyway = page.locator('input[name=tetap_kirim]');
    await expect(anyway, 'said at first sight').toBeVisible();
    await expectAccessible(page, scripted);
    for (const name of ['setuju_pdp', 'benar']) {
      await page.locator(`input[name=${name}]`).check();
    }
    await sanggahan.sendButton.click();
    await sanggahan.expectSummary('tetap_kirim');
    await expect(page.locator('input[name=benar]'), 'a tick is kept').toBeChecked();
    await expectAccessible(page, scripted);
    await anyway.check();
    await sanggahan.sendButton.click();
    await sanggahan.onReceipt();
  });
}

test('The text is changed instead, and nothing needs to be confirmed any more', async ({ page, sanggahan, reports }) => {
  await reports.fill('sanggahan', { changes: { uraian: { uraian: 'Saya Budi Uji, saya melihat mobil barunya.' } } });
  await sanggahan.open('draf/periksa');
  await page.locator('main a[href="/sanggahan/draf/uraian?dari=periksa"]').first().click();
  await sanggahan.ready();
  await sanggahan.fill({ uraian: 'Terlihat mobil baru di halaman rumahnya.' });
  await sanggahan.save();
  await expect(page).toHaveURL(/\/sanggahan\/draf\/periksa$/);
  await expect(page.locator('input[name=tetap_kirim]')).toHaveCount(0);
  await sanggahan.declare();
  await sanggahan.sendButton.click();
  await sanggahan.onReceipt();
});

test('Markup and links in a text stay text, wherever it is shown; a link is pointed out but needs no confirmation', async ({
  page,
  sanggahan,
  reports,
  lacak,
}) => {
  const typed = '</textarea><script>document.title="pwned"</script><a href="https://jahat.example">klik</a> & https://contoh.example/bukti';
  await reports.fill('sanggahan', { without: ['uraian'] });
  await sanggahan.complete('uraian', { uraian: typed });
  await sanggahan.step('uraian');
  await expect(sanggahan.field('uraian')).toHaveValue(typed);
  await sanggahan.open('draf/periksa');
  const main = page.locator('main');
  await expect(main).toContainText(typed);
  await expect(main).toContainText('tautan');
  await expect(page.locator('input[name=tetap_kirim]')).toHaveCount(0);
  await expect(page.locator('a[href*="jahat"], a[href*="contoh.example"]')).toHaveCount(0);
  await sanggahan.declare();
  await sanggahan.sendButton.click();
  await sanggahan.onReceipt();
  const { ticket, pin } = await sanggahan.receipt();
  await lacak.look(ticket, pin);
  await lacak.opened();
  await page.getByRole('link', { name: 'Lihat semua data' }).click();
  await expect(main).toContainText(typed);
  await expect(page.locator('a[href*="jahat"], a[href*="contoh.example"]')).toHaveCount(0);
  expect(await page.title()).not.toContain('pwned');
});
