import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';

test('Nothing is begun without saying for whom', async ({ page, usulan, scripted }) => {
  await usulan.open('baru');
  await page.getByRole('button', { name: 'Mulai', exact: true }).click();
  await usulan.expectSummary('hubungan');
  await expectAccessible(page, scripted);
  await page.locator('input[name=hubungan][value=tetangga]').check();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('input[name=hubungan][value=tetangga]')).toBeChecked();
});

test('Who comes from the card of a look-up is told that nothing was sent about that person', async ({
  page,
  cek,
  usulan,
  scripted,
}) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await hasil.exact.locator('a[href^="/usulan/baru"]').click();
  await expect(page.locator('main')).toContainText('Belum ada yang terkirim tentang orang pada kartu tadi');
  await expectAccessible(page, scripted);
  // A made-up card is no card.
  await usulan.open('baru?subjek=karangan');
  await expect(page.locator('main')).not.toContainText('kartu tadi');
});
