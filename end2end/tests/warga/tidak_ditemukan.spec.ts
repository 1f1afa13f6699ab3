import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('Nobody found: what it means, how to spell, what to do next', async ({ page, cek, scripted }) => {
  await cek.lookUp(DESA, 'Xaverius Quenzy');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(0);
  const main = page.locator('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Nama ini tidak ditemukan');
  await expect(main).toContainText('Itu bukan penolakan');
  await expect(main).toContainText('Coba ejaan lama atau baru');
  await expect(main).toContainText('Terdaftar tidak otomatis menerima bansos');
  await expect(main.locator('a[href^="/usulan/baru"]').first()).toBeVisible();
  await expectAccessible(page, scripted);
});

test('Found and not found look the same from outside: same status, same headers', async ({ request, sites }) => {
  const answers = [];
  for (const nama of ['Siti Aminah', 'Xaverius Quenzy']) {
    const sent = await request.post(`${sites.open}/cek`, { form: { desa: DESA, nama, aksi: 'cek' }, maxRedirects: 0 });
    expect(sent.status()).toBe(303);
    const shown = await request.get(sites.open + sent.headers()['location']!);
    answers.push({ status: shown.status(), headers: Object.keys(shown.headers()).sort() });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]!.status).toBe(200);
});
