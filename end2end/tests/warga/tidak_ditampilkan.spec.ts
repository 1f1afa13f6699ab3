import { DESA } from '../../rig/demo.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

for (const { who, name, masked } of [
  { who: 'A child', name: 'Dewi Lestari', masked: 'D**i L*****i' },
  { who: 'A protected person', name: 'Ratna Wulandari', masked: 'R***a W*******i' },
]) {
  test(`${who} is never shown`, async ({ page, cek }) => {
    await cek.lookUp(DESA, name);
    const hasil = new HasilPage(page);
    await hasil.arrived();
    await expect(page.locator('.cus-card').filter({ hasText: masked })).toHaveCount(0);
  });
}

test('An aid that reveals a disability is not shown; another of the same person is', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Bambang Sutrisno');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  const card = hasil.exact.filter({ hasText: '002/001' }).first();
  await expect(card.locator('.cus-programs__row')).toHaveCount(1);
  await expect(card).not.toContainText('ATENSI');
});
