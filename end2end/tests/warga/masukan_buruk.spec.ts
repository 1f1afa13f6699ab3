import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';

test('An empty form: the summary has the focus, each link leads to its field', async ({ page, cek, scripted }) => {
  await cek.open();
  await cek.submit();
  await expect(cek.errorSummary).toBeFocused();
  const links = cek.errorSummary.getByRole('link');
  expect(await links.count()).toBeGreaterThanOrEqual(2);
  for (const link of await links.all()) {
    const id = (await link.getAttribute('href'))!.slice(1);
    await expect(page.locator(`[id="${id}"]`)).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator(`[id="${id}"]`)).toHaveAttribute('aria-describedby', new RegExp(`${id}-salah`));
  }
  await links.last().click();
  const last = (await links.last().getAttribute('href'))!.slice(1);
  expect(page.url()).toContain(`#${last}`);
  expect(await page.title()).toMatch(/^Kesalahan: /);
  await expectAccessible(page, scripted);
});

const names = [
  { what: 'nothing', nama: '' },
  { what: 'only spaces', nama: '   ' },
  { what: 'one letter', nama: 'a' },
  { what: 'digits only', nama: '12345' },
  { what: 'a NUL', nama: 'Siti\u0000Aminah' },
  { what: 'a control character', nama: 'Siti\u0007Aminah' },
  { what: 'three hundred characters', nama: 'a'.repeat(300) },
  { what: 'only signs', nama: "'-.'" },
];
for (const { what, nama } of names) {
  test(`A name of ${what} is refused with a sentence, and nothing else is lost`, async ({ request, sites }) => {
    const answer = await request.post(`${sites.open}/cek`, { form: { desa: DESA, nama, tahun_lahir: '1985', aksi: 'cek' }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    const html = await answer.text();
    expect(html).toContain('id="nama-salah"');
    expect(html).toContain('value="1985"');
    expect(html).toContain(`value="${DESA}" selected`);
  });
}

for (const tahun_lahir of ['85', '19855', '1785', '2999', 'abcd', '１９８５']) {
  test(`The year ${tahun_lahir} is refused and kept`, async ({ request, sites }) => {
    const answer = await request.post(`${sites.open}/cek`, { form: { desa: DESA, nama: 'Siti Aminah', tahun_lahir, aksi: 'cek' }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    const html = await answer.text();
    expect(html).toContain('id="tahun_lahir-salah"');
    expect(html).toContain('value="Siti Aminah"');
  });
}

const broken = [
  { what: 'no form at all', data: Buffer.from('{"a":1}'), type: 'application/json' },
  { what: 'a form that is not text', data: Buffer.from([0xff, 0xfe, 0x00]), type: 'application/x-www-form-urlencoded' },
  { what: 'a broken escape', data: Buffer.from('nama=%E0%A4%A&aksi=cek'), type: 'application/x-www-form-urlencoded' },
  { what: 'an unknown action', data: Buffer.from('aksi=hapus'), type: 'application/x-www-form-urlencoded' },
  { what: 'a million letters', data: Buffer.alloc(1_000_000, 'a'), type: 'application/x-www-form-urlencoded' },
];
for (const { what, data, type } of broken) {
  test(`${what} is a clear 4xx with a page of ours`, async ({ request, sites }) => {
    const answer = await request.post(`${sites.open}/cek`, { data, headers: { 'content-type': type, accept: 'text/html' }, maxRedirects: 0 });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
    expect(await answer.text()).toContain('</html>');
  });
}

test('A form sent from another site is refused', async ({ request, sites }) => {
  const answer = await request.post(`${sites.open}/cek`, {
    form: { desa: DESA, nama: 'Siti Aminah', aksi: 'cek' },
    headers: { origin: 'https://lain.example', 'sec-fetch-site': 'cross-site' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
});

test('Too many look-ups are slowed down, with the time to wait', async ({ request, sites }) => {
  const form = { desa: DESA, nama: 'Siti Aminah', aksi: 'cek' };
  let answer = await request.post(`${sites.limited}/cek`, { form, maxRedirects: 0 });
  for (let count = 1; count < 200 && answer.status() !== 429; count += 1) {
    expect(answer.status()).toBe(303);
    answer = await request.post(`${sites.limited}/cek`, { form, maxRedirects: 0 });
  }
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await answer.text()).toContain('Terlalu banyak permintaan');
});
