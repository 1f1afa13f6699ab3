import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

for (const typed of ['Nur’aini', 'nuraini', "NUR'AINI"]) {
  test(`NUR'AINI is found exactly as ${typed}`, async ({ page, cek }) => {
    await cek.lookUp(DESA, typed);
    const hasil = new HasilPage(page);
    await hasil.arrived();
    await expect(hasil.exact.filter({ hasText: /^N\S*i(?!\S)/ }).first()).toBeVisible();
  });
}

test("NUR' AINI is offered as a near miss, not as a hit", async ({ page, cek, scripted }) => {
  await cek.lookUp(DESA, "NUR' AINI");
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Mungkin maksud Anda' })).toBeVisible();
  await expect(hasil.similar.first()).toBeVisible();
  await expectAccessible(page, scripted);
});

test('H. Moh. Joesoef is found exactly by his name without title', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Mohammad Joesoef');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(1);
});

test('"Muhammad Yusuf" finds H. Moh. Joesoef as a near miss, programmes only after the right year', async ({
  page,
  cek,
}) => {
  await cek.lookUp(DESA, 'Muhammad Yusuf');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(0);
  await expect(hasil.similar.first()).toBeVisible();
  await expect(hasil.similar.first()).toContainText('Program ditampilkan setelah tahun lahir yang cocok diisi');
  await expect(hasil.similar.locator('.cus-programs')).toHaveCount(0);
  await expect(hasil.similar.first()).not.toContainText(/\d{4}–\d{4}/);

  await cek.birthYear.fill('1801');
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await expect(cek.errorSummary).toBeVisible();
  await expect(cek.birthYear).toHaveValue('1801');

  await cek.birthYear.fill('1950');
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await expect(hasil.similar.first()).toContainText('tidak cocok dengan kartu ini');
  await expect(hasil.similar.locator('.cus-programs')).toHaveCount(0);

  await cek.birthYear.fill('1949');
  await page.getByRole('button', { name: 'Tampilkan' }).click();
  await expect(hasil.similar.filter({ has: page.locator('.cus-programs') })).toHaveCount(1);
  expect(page.url(), 'the year is not in the address').not.toContain('1949');
});

test('A first name of one letter, and a name of two, are names', async ({ page, cek }) => {
  const hasil = new HasilPage(page);
  for (const name of ['I Made Budi', 'Ai']) {
    await cek.lookUp(DESA, name);
    await hasil.arrived();
    expect(await hasil.exact.count(), name).toBeGreaterThan(0);
  }
});

test('A name with one word less is a near miss that says so', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Aminah Rahmawati');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(0);
  await expect(hasil.similar.filter({ hasText: 'Jumlah kata pada nama ini berbeda' }).first()).toBeVisible();
});

test('An injection is only a name that nobody has', async ({ page, cek, scripted }) => {
  await cek.lookUp(DESA, "'; DROP TABLE--");
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(0);
  await expect(page.locator('main')).toContainText("'; DROP TABLE--");
  await expectAccessible(page, scripted);
  // Nothing else happened.
  await cek.lookUp(DESA, 'Siti Aminah');
  await expect(hasil.exact).toHaveCount(1);
});

test('Markup typed as a name stays text', async ({ page, cek }) => {
  const typed = '</title><script>document.title="pwned"</script><img src=x onerror=alert(1)>';
  await cek.lookUp(DESA, typed);
  await new HasilPage(page).arrived();
  await expect(page.locator('main')).toContainText(typed);
  await expect(page.locator('img[src=x]')).toHaveCount(0);
  expect(await page.title()).not.toContain('pwned');
});
