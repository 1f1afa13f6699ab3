import { expectAccessible } from '../../rig/accessibility.js';
import { INOBONTO } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { LEVELS, pathOf } from '../../rig/cek_page.js';

test('The village is found by its name inside the draft; what was typed beside it stays', async ({
  page,
  usulan,
  api,
  scripted,
}) => {
  await api.begin('diri');
  await usulan.step('alamat');
  await usulan.fill({ alamat: 'Jalan Uji 7', rt: '003', rw: '000', domisili_sesuai_ktp: 'ya' });
  await page.locator('summary', { hasText: 'Cari nama desa' }).click();
  await usulan.fill({ cari: 'inobonto' });
  await page.getByRole('button', { name: 'Cari desa' }).click();
  await expect(page.locator('button[name=pilih]').first()).toContainText('Sulawesi Utara');
  await expectAccessible(page, scripted);
  await page.locator(`button[name=pilih][value="${INOBONTO.kelurahan}"]`).click();
  await usulan.ready();
  for (const [at, code] of pathOf(INOBONTO.kelurahan).entries()) {
    await expect(usulan.field(LEVELS[at]!)).toHaveValue(code);
  }
  await usulan.expectFilled({ alamat: 'Jalan Uji 7', rt: '003', rw: '000', domisili_sesuai_ktp: 'ya' });
  await usulan.save();
  await usulan.onTasks();
  await expect(usulan.status('alamat')).toHaveText('Terisi');
  await usulan.step('alamat');
  await usulan.expectFilled({ rt: '003', rw: '000' });
});

test('A village that does not exist, or lies elsewhere, is named as such, and the rest stays', async ({ page, sites, api }) => {
  await api.begin('diri');
  const above = { provinsi: '71', kabupaten: '71.01', kecamatan: '71.01.13' };
  const rest = { alamat: 'Jalan Uji 7', rt: '1', rw: '2', domisili_sesuai_ktp: 'ya', aksi: 'simpan' };
  const wrong: { region: Record<string, string>; field: string }[] = [
    { region: { ...above, desa: '71.01.13.9999' }, field: 'desa' },
    { region: { ...above, desa: '33.11.12.1002' }, field: 'desa' },
    { region: { provinsi: '98' }, field: 'provinsi' },
  ];
  for (const { region, field } of wrong) {
    const url = `${sites.open}/usulan/draf/alamat`;
    const answer = await page.request.post(url, { form: { ...region, ...rest }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(`id="${field}-salah"`);
    expect(html).toContain('value="Jalan Uji 7"');
  }
});
