import { DESA, INOBONTO, OTHER_DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('All provinces are in the first HTML', async ({ request, sites }) => {
  const html = await (await request.get(`${sites.open}/cek`)).text();
  const provinces = [...html.matchAll(/<option[^>]*value="\d\d"/g)];
  expect(provinces.length).toBeGreaterThanOrEqual(38);
});

test('A ward and a village of the same name stand apart, each with its own code', async ({ page, cek, scripted }) => {
  await cek.open();
  await cek.choose(INOBONTO.kecamatan);
  const options = cek.select('desa').locator('option');
  await expect(options.filter({ hasText: 'Inobonto (kelurahan)' })).toHaveAttribute('value', INOBONTO.kelurahan);
  await expect(options.filter({ hasText: 'Inobonto (desa)' })).toHaveAttribute('value', INOBONTO.desa);
  await expectAccessible(page, scripted);
});

test('Changing the province empties the lists below it', async ({ page, cek, scripted }) => {
  await cek.open();
  await cek.choose(INOBONTO.kecamatan);
  await cek.select('provinsi').selectOption('99');
  if (!scripted) {
    await page.locator('button[name=aksi][value=wilayah]').first().click();
  }
  await expect(cek.select('kabupaten')).toBeEnabled();
  await expect(cek.select('kabupaten')).toHaveValue('');
  await expect(cek.select('kabupaten').locator('option[value^="71."]')).toHaveCount(0);
  await expect(cek.select('desa')).toBeDisabled();
});

test('Choosing step by step keeps what was typed', async ({ page, cek }) => {
  await cek.open();
  await cek.name.fill('Siti Aminah');
  await cek.choose(DESA);
  await expect(cek.name).toHaveValue('Siti Aminah');
  await cek.submit();
  await new HasilPage(page).arrived();
});

test('A village is found by its name, with its full path, and chosen', async ({ page, cek, scripted }) => {
  await cek.open();
  await cek.name.fill('Siti Aminah');
  const search = page.locator('input[name=cari]');
  if (!(await search.isVisible())) {
    await page.locator('summary', { hasText: 'Cari nama desa' }).click();
  }
  await search.fill('inobonto');
  await page.getByRole('button', { name: 'Cari desa' }).click();
  const choices = page.locator('button[name=pilih]');
  await expect(choices.first()).toContainText('Sulawesi Utara');
  await expectAccessible(page, scripted);
  await page.locator(`button[name=pilih][value="${INOBONTO.desa}"]`).click();
  await cek.ready();
  await expect(cek.select('desa')).toHaveValue(INOBONTO.desa);
  await expect(cek.select('provinsi')).toHaveValue('71');
  await expect(cek.name).toHaveValue('Siti Aminah');
});

const refused: { what: string; form: Record<string, string>; field: string }[] = [
  { what: 'an unknown village', form: { provinsi: '71', kabupaten: '71.01', kecamatan: '71.01.13', desa: '71.01.13.9999' }, field: 'desa' },
  { what: 'a village of another district', form: { provinsi: '71', kabupaten: '71.01', kecamatan: '71.01.13', desa: '33.11.12.1002' }, field: 'desa' },
  { what: 'an unknown province', form: { provinsi: '98' }, field: 'provinsi' },
  { what: 'something that is no code', form: { provinsi: '<b>', desa: "'" }, field: 'provinsi' },
  { what: 'no village', form: { provinsi: '71', kabupaten: '71.01', kecamatan: '71.01.13' }, field: 'desa' },
];
for (const { what, form, field } of refused) {
  test(`${what} is refused with a sentence that names the level, and the name stays`, async ({ request, sites }) => {
    const answer = await request.post(`${sites.open}/cek`, { form: { ...form, nama: 'Siti Aminah', aksi: 'cek' }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`id="${field}-salah"`);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="Siti Aminah"');
    expect(html).toMatch(/<title>Kesalahan: /);
  });
}

test('A retired village leads to its successors, and the person picks one', async ({ page, cek, sites, scripted }) => {
  const retired = '99.01.01.2009';
  await page.goto(`${sites.open}/cek?desa=${retired}`);
  await cek.ready();
  await expect(page.locator('main')).toContainText('sudah dimekarkan atau digabung');
  const choices = page.locator('button[name=pilih]');
  expect(await choices.count()).toBeGreaterThan(0);
  await expectAccessible(page, scripted);
  const code = await choices.first().getAttribute('value');
  await choices.first().click();
  await cek.ready();
  await expect(cek.select('desa')).toHaveValue(code!);
});

test('A person of one village is not found in another', async ({ page, cek }) => {
  await cek.lookUp(OTHER_DESA, 'Joesoef Sumiati Aminah');
  await new HasilPage(page).arrived();
  await expect(new HasilPage(page).exact).toHaveCount(0);
});
