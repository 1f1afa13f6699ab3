import { expectAccessible } from '../../rig/accessibility.js';
import { expect, test } from '../../rig/fixtures.js';
import {
  bomb,
  darkPicture,
  HEIC,
  movingPicture,
  PDF,
  picture,
  RENAMED_TEXT,
  tellsPlace,
  type TestFile,
} from '../../rig/pictures.js';

test('A photo of 12 MB with the place in it is kept small, without the place, for nobody else', async ({
  page,
  sites,
  request,
  usulan,
  api,
  largePhoto,
  scripted,
}) => {
  expect(largePhoto.buffer.length).toBeGreaterThan(10_000_000);
  expect(tellsPlace(largePhoto.buffer)).toBe(true);
  const draft = await api.begin('diri');
  await usulan.step('foto');
  await usulan.choosePhoto('ktp', largePhoto);
  await expect(usulan.slot('ktp')).toContainText(/Sudah tersimpan, \d+ KB/);
  await expectAccessible(page, scripted);

  const url = `${sites.open}/usulan/draf/foto/ktp/lihat`;
  const shown = await page.request.get(url);
  expect(shown.status()).toBe(200);
  const file = await shown.body();
  expect(file.length).toBeLessThanOrEqual(500_000);
  expect(tellsPlace(file)).toBe(false);
  expect([...file.subarray(0, 3)], 'a JPEG').toEqual([0xff, 0xd8, 0xff]);
  const headers = shown.headers();
  expect(headers['content-type']).toBe('image/jpeg');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain('sandbox');
  expect((await request.get(url)).status(), 'a stranger').toBe(410);

  // Sent as it is, not scaled by any island: the server does the same.
  await api.addPhoto(draft, 'kk', largePhoto);
  const kept = await (await page.request.get(`${sites.open}/usulan/draf/foto/kk/lihat`)).body();
  expect(kept.length).toBeLessThanOrEqual(500_000);
  expect(tellsPlace(kept)).toBe(false);
});

/** `decodes`: a phone with JavaScript makes an ordinary photo of it before it is sent. */
const refused: { what: string; file: TestFile; says: string; decodes?: true }[] = [
  { what: 'A text renamed .jpg', file: RENAMED_TEXT, says: 'bukan foto' },
  { what: 'A HEIC photo', file: HEIC, says: 'HEIC' },
  { what: '50,000 × 50,000 pixels', file: bomb(), says: 'terlalu besar' },
  {
    what: 'Half a photo',
    file: { ...picture(), buffer: picture().buffer.subarray(0, 700) },
    says: 'rusak atau tidak lengkap',
  },
  { what: 'A picture that moves', file: movingPicture(), says: 'bergerak' },
  { what: 'An empty file', file: { ...picture(), buffer: Buffer.alloc(0) }, says: 'kosong' },
  { what: 'A PDF instead of a photo', file: PDF, says: 'bukan foto' },
  {
    what: 'More than 15 MB',
    file: { ...picture(), buffer: Buffer.concat([picture().buffer, Buffer.alloc(16 << 20)]) },
    says: '15 MB',
    decodes: true,
  },
];
for (const { what, file, says, decodes } of refused) {
  test(`${what} is refused with a plain sentence, and the draft is as it was`, async ({
    page,
    usulan,
    api,
    scripted,
  }) => {
    const draft = await api.begin('diri');
    await api.addPhoto(draft, 'ktp');
    await usulan.step('foto');
    const answer = await page.request.post(`${usulan.site}/api/v1/draf/${draft.id}/foto`, {
      multipart: { kind: 'rumah-depan', file },
    });
    expect([413, 422]).toContain(answer.status());

    await usulan.choosePhoto('rumah-depan', file);
    if (scripted && decodes) {
      await expect(usulan.slot('rumah-depan')).toContainText('Sudah tersimpan');
      return;
    }
    if (scripted) {
      await expect(usulan.slot('rumah-depan').getByRole('alert')).toContainText(says);
    } else {
      await usulan.expectSummary('foto_rumah_depan');
      await expect(usulan.errorOf('foto_rumah_depan')).toContainText(says);
    }
    await expectAccessible(page, scripted);
    await usulan.step('foto');
    await expect(usulan.slot('ktp')).toContainText('Sudah tersimpan');
    await expect(usulan.slot('rumah-depan')).not.toContainText('Sudah tersimpan');
  });
}

test('Without a file the page asks for one', async ({ page, usulan, api }) => {
  await api.begin('diri');
  const answer = await page.request.post(`${usulan.site}/usulan/draf/foto/ktp`, { multipart: { aksi: 'kirim' } });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain('Belum ada berkas');
});

test('A letter may be a PDF: kept as it is, only ever sent as an attachment', async ({
  page,
  sites,
  usulan,
  api,
  scripted,
}) => {
  await api.begin('diri');
  await usulan.step('foto');
  await usulan.addPhoto('surat', PDF);
  await expect(usulan.slot('surat').getByRole('link', { name: 'Unduh berkas PDF' })).toBeVisible();
  await expectAccessible(page, scripted);
  const sent = await page.request.get(`${sites.open}/usulan/draf/foto/surat/lihat`);
  expect(sent.headers()['content-type']).toBe('application/pdf');
  expect(sent.headers()['content-disposition']).toMatch(/^attachment/);
  expect(sent.headers()['x-content-type-options']).toBe('nosniff');
  expect((await sent.body()).equals(PDF.buffer)).toBe(true);
});

test('A photo is replaced, and taken out again', async ({ page, sites, usulan, api }) => {
  await api.begin('diri');
  await usulan.step('foto');
  await usulan.addPhoto('ktp', picture());
  const url = `${sites.open}/usulan/draf/foto/ktp/lihat`;
  const first = await (await page.request.get(url)).body();
  const address = await usulan.slot('ktp').locator('img').getAttribute('src');
  await usulan.choosePhoto('ktp', picture(900, 700));
  await expect(usulan.slot('ktp').locator('img'), 'no old picture from a cache').not.toHaveAttribute('src', address!);
  expect((await (await page.request.get(url)).body()).equals(first)).toBe(false);

  await usulan.slot('ktp').getByRole('button', { name: 'Hapus foto' }).click();
  await expect(page).toHaveURL(/\/usulan\/draf\/foto/);
  await expect(usulan.slot('ktp').locator('img')).toHaveCount(0);
  expect((await page.request.get(url)).status()).toBe(404);
  await usulan.open('draf');
  await expect(usulan.status('foto')).toHaveText('Belum diisi');
});

test('Advice about a photo is advice: it stays', async ({ page, usulan, api, scripted }) => {
  await api.begin('diri');
  await usulan.step('foto');
  await usulan.addPhoto('ktp', darkPicture());
  await expect(usulan.slot('ktp')).toContainText('agak gelap');
  await usulan.addPhoto('rumah-depan', picture(320, 240));
  await expect(usulan.slot('rumah-depan')).toContainText('agak kecil');
  await expectAccessible(page, scripted);
  await usulan.open('draf');
  await expect(usulan.status('foto')).toHaveText('Terisi');
});

test('Every photo carries the ticket of its draft: the same photo comes out different for another', async ({
  page,
  sites,
  api,
}) => {
  const kept: Buffer[] = [];
  for (const again of [false, true, false]) {
    if (!again) {
      await page.context().clearCookies();
      const draft = await api.begin('diri');
      await api.addPhoto(draft, 'ktp');
      await api.addPhoto(draft, 'kk');
    }
    const shown = await page.request.get(`${sites.open}/usulan/draf/foto/${again ? 'kk' : 'ktp'}/lihat`);
    kept.push(await shown.body());
  }
  expect(kept[1]!.equals(kept[0]!), 'the same draft').toBe(true);
  expect(kept[2]!.equals(kept[0]!), 'another draft').toBe(false);
});
