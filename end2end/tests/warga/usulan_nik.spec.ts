import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import { NOMOR_KK } from '../../rig/proposals.js';

test('A woman born on the 2nd has day 42 in her NIK; the page shows 2 March', async ({ page, usulan, api }) => {
  await api.fill('diri');
  await usulan.open('draf/periksa');
  await expect(page.locator('main')).toContainText('2 Maret 1990');
  await expect(page.locator('main')).not.toContainText('42 Maret');
});

const accepted: { what: string; changes: Record<string, Record<string, string>> }[] = [
  { what: 'Sex "laki-laki" with day 42', changes: { identitas: { jenis_kelamin: 'L' } } },
  { what: 'Another date of birth than in the NIK', changes: { identitas: { tanggal_lahir_hari: '7' } } },
  { what: 'A NIK of a district that nobody knows', changes: { terusul: { nik: '9899994203900001' } } },
  { what: 'No NIK, with the reason', changes: { terusul: { nik: '', tanpa_nik: 'ya', alasan_tanpa_nik: 'belum_rekam' } } },
  { what: 'No KK', changes: { terusul: { nomor_kk: '', tanpa_kk: 'ya' } } },
];
for (const { what, changes } of accepted) {
  test(`${what} is a matter for the officer, not a wall`, async ({ page, usulan, api }) => {
    await api.fill('diri', changes);
    await usulan.open('draf');
    await expect(page.locator('main')).toContainText('Semua bagian wajib sudah terisi');
    await usulan.send();
    await usulan.receipt();
  });
}

const refused: { what: string; nik: string; kk?: string; field: string; says: RegExp }[] = [
  { what: '29 February of a year without one', nik: '9901012902010001', field: 'nik', says: /tidak mungkin benar/ },
  { what: 'a serial of zeros', nik: '9901014203900000', field: 'nik', says: /NIK/ },
  { what: 'letters', nik: '99010142O3900001', field: 'nik', says: /angka/ },
  { what: '17 digits', nik: '99010142039000011', field: 'nik', says: /16 angka/ },
];
for (const { what, nik, kk = NOMOR_KK, field, says } of refused) {
  test(`A NIK with ${what} is refused with a sentence that helps`, async ({ page, usulan, api, scripted }) => {
    await api.begin('diri');
    await usulan.step('terusul');
    await usulan.fill({ nik, nomor_kk: kk });
    await usulan.save();
    await usulan.expectSummary(field);
    await expect(usulan.errorOf(field)).toContainText(says);
    await expect(usulan.field('nik')).toHaveValue(nik);
    await expectAccessible(page, scripted);
  });
}

test('Spaces and dots in numbers are no mistake', async ({ usulan, api }) => {
  await api.begin('diri');
  await usulan.complete('terusul', { nik: '9901 0142 0390 0001', nomor_kk: '990101.050510.0001' });
  await expect(usulan.status('terusul')).toHaveText('Terisi');
});
