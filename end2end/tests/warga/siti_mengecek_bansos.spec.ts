import { DESA, PRIVATE_PATTERNS, SITI_PRIVATE } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('Siti finds herself from the home page and sees what the data says, and nothing private', async ({
  page,
  cek,
  sites,
  scripted,
}) => {
  await page.goto(sites.open);
  await expectAccessible(page, scripted);
  await page.locator('main a[href="/cek"]').first().click();
  await cek.ready();
  await expectAccessible(page, scripted);

  await cek.choose(DESA);
  await cek.name.fill('siti  aminah');
  await expectAccessible(page, scripted);
  await cek.submit();

  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(1);
  await expect(hasil.exact).toContainText('S**i A****h');
  await expect(hasil.exact).toContainText('003/001');
  await expect(hasil.exact).toContainText(/\d{4}–\d{4}/);
  await expect(hasil.exact).toContainText('PKH');
  await expect(hasil.exact).toContainText('Penerima');
  await expect(hasil.exact).toContainText('Periode');
  await expect(page.locator('main')).toContainText(/Versi \d+/);
  await expect(page.locator('main')).toContainText('Terdaftar tidak otomatis menerima bansos');
  const html = await page.content();
  for (const pattern of PRIVATE_PATTERNS) {
    expect(html.replace(/(href|src|value|action|nonce)="[^"]*"/g, ''), `nothing like ${pattern}`).not.toMatch(pattern);
  }
  for (const secret of SITI_PRIVATE) {
    expect(html).not.toContain(secret);
  }
  expect(page.url(), 'the name is not in the address').not.toMatch(/siti/i);
  await expectAccessible(page, scripted);
});

test('The answer survives a reload, and "back" finds the form as it was left', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await page.reload();
  await expect(hasil.exact).toHaveCount(1);

  await page.goBack();
  await cek.ready();
  await expect(cek.name).toHaveValue('Siti Aminah');
  await expect(cek.select('desa')).toHaveValue(DESA);
  await cek.submit();
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(1);
});

test('"Check another name" keeps the village', async ({ page, cek }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  await new HasilPage(page).arrived();
  await page.getByRole('link', { name: 'Cek nama lain' }).click();
  await cek.ready();
  await expect(cek.select('desa')).toHaveValue(DESA);
  await expect(cek.name).toHaveValue('');
});

test('Any instance opens what another has sealed', async ({ page, cek, sites }) => {
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await page.goto(page.url().replace(sites.open, sites.guarded));
  await expect(hasil.exact).toHaveCount(1);
});

test('The links of a card lead to what starts from it, with the card on the page', async ({ page, cek, scripted }) => {
  const links = [
    { name: 'Usulkan bantuan', path: '/usulan/baru' },
    { name: 'Sanggah', path: '/sanggahan/baru' },
    { name: 'Perbaiki data', path: '/perbaikan/baru' },
  ];
  await cek.lookUp(DESA, 'Siti Aminah');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  const result = page.url();
  for (const { name, path } of links) {
    await page.goto(result);
    await hasil.exact.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`${path}\\?subjek=`));
    await expect(page.locator('h1')).toHaveCount(1);
    if (path !== '/usulan/baru') {
      await expect(page.locator('main')).toContainText('S**i A****h');
    }
  }
  await expectAccessible(page, scripted);
});
