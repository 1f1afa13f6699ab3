import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { CekPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { solveProof } from '../../rig/proof_of_work.js';

test('A wrong answer shows another picture and keeps everything else', async ({ page, sites, scripted }) => {
  const cek = new CekPage(page, sites.guarded, scripted);
  await cek.open();
  await cek.choose(DESA);
  await cek.name.fill('Siti Aminah');
  await page.locator('#captcha').fill('ZZZZ');
  await expectAccessible(page, scripted);
  const before = await page.locator('input[name=captcha_id]').inputValue();
  await cek.submit();

  await expect(cek.errorSummary).toBeVisible();
  await expect(cek.errorOf('captcha')).toBeVisible();
  await cek.ready();
  await expect(cek.name).toHaveValue('Siti Aminah');
  await expect(cek.select('desa')).toHaveValue(DESA);
  await expect(page.locator('#captcha')).toHaveValue('');
  expect(await page.locator('input[name=captcha_id]').inputValue()).not.toBe(before);
  expect(await page.title()).toMatch(/^Kesalahan: /);
  await expectAccessible(page, scripted);
});

test('No answer at all is asked for, politely', async ({ page, sites, scripted }) => {
  const cek = new CekPage(page, sites.guarded, scripted);
  await cek.lookUp(DESA, 'Siti Aminah');
  await expect(cek.errorOf('captcha')).toBeVisible();
  await expect(cek.name).toHaveValue('Siti Aminah');
});

test('Another picture keeps the form', async ({ page, sites, scripted }) => {
  const cek = new CekPage(page, sites.guarded, scripted);
  await cek.open();
  await cek.choose(DESA);
  await cek.name.fill('Siti Aminah');
  const picture = page.locator('.cus-captcha__picture');
  const before = await picture.getAttribute('src');
  await page.getByRole('button', { name: 'Gambar lain' }).click();
  await expect(picture).not.toHaveAttribute('src', before!);
  await expect(cek.name).toHaveValue('Siti Aminah');
  await expect(cek.select('desa')).toHaveValue(DESA);
});

test('The picture is a PNG that nobody may store', async ({ page, request, sites, scripted }) => {
  await new CekPage(page, sites.guarded, scripted).open();
  const src = await page.locator('.cus-captcha__picture').getAttribute('src');
  const picture = await request.get(new URL(src!, sites.guarded).toString());
  expect(picture.status()).toBe(200);
  expect(picture.headers()['content-type']).toBe('image/png');
  expect(picture.headers()['cache-control']).toContain('no-store');
});

test('A solved proof counts once, is not used up by another mistake, and dies with its time', async ({
  request,
  sites,
}) => {
  const pow = await solveProof(request, sites.guarded);
  const send = (site: string, nama: string) =>
    request.post(`${site}/cek`, { form: { desa: DESA, nama, pow, aksi: 'cek' }, maxRedirects: 0 });

  expect((await send(sites.later, 'Siti Aminah')).status(), 'two hours later').toBe(422);
  expect((await send(sites.guarded, 'a')).status(), 'another field is wrong').toBe(422);
  const accepted = await send(sites.guarded, 'Siti Aminah');
  expect(accepted.status(), 'the proof was not used up').toBe(303);
  const replayed = await send(sites.guarded, 'Siti Aminah');
  expect(replayed.status(), 'replayed').toBe(422);
  expect(await replayed.text()).toContain('id="captcha-salah"');
});

test('Of ten posts with one proof at the same time one is accepted', async ({ request, sites }) => {
  const pow = await solveProof(request, sites.guarded);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      request.post(`${sites.guarded}/cek`, { form: { desa: DESA, nama: 'Siti Aminah', pow, aksi: 'cek' }, maxRedirects: 0 }),
    ),
  );
  const statuses = answers.map((answer) => answer.status()).sort();
  expect(statuses).toEqual([303, ...Array<number>(9).fill(422)]);
});
