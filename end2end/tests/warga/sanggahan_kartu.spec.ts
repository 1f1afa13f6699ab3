import { expectAccessible } from '../../rig/accessibility.js';
import { CekPage, HasilPage } from '../../rig/cek_page.js';
import { DESA } from '../../rig/demo.js';
import { expect, test } from '../../rig/fixtures.js';
import { NEIGHBOUR, NEIGHBOUR_MASKED } from '../../rig/reports.js';

for (const door of ['sanggahan', 'perbaikan'] as const) {
  test(`/${door}/baru without a card leads through cek first`, async ({ page, sites, scripted }) => {
    const answer = await page.goto(`${sites.open}/${door}/baru`);
    expect(answer?.status()).toBe(200);
    await expectAccessible(page, scripted);
    await expect(page.locator('input[name=form]')).toHaveCount(0);
    await page.locator('main a[href="/cek"]').click();
    await expect(page).toHaveURL(/\/cek$/);
  });

  test(`An old card at /${door}/baru leads back to cek with village and name kept`, async ({
    page,
    sites,
    cek,
    scripted,
  }) => {
    await cek.lookUp(DESA, NEIGHBOUR);
    await new HasilPage(page).arrived();
    const card = await page.locator(`a[href^="/${door}/baru?subjek="]`).first().getAttribute('href');
    const answer = await page.goto(`${sites.later}${card}`);
    expect(answer?.status()).toBe(410);
    await expect(page.locator('main')).toContainText('Belum ada yang terkirim');
    await expect(page.locator('main')).not.toContainText(NEIGHBOUR_MASKED);
    expect(page.url(), 'the name is in no address').not.toContain('Bambang');
    const hrefs = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')).join(' '));
    expect(hrefs).not.toContain('Bambang');
    await expectAccessible(page, scripted);
    await page.locator('main form[action="/cek"] button').first().click();
    const again = new CekPage(page, sites.later, scripted);
    await again.ready();
    await expect(again.name).toHaveValue(NEIGHBOUR);
    await expect(again.select('desa')).toHaveValue(DESA);
    expect(page.url()).not.toContain('Bambang');
  });

  test(`An old card at /${door}/baru tells no name to whoever finds its link`, async ({ page, sites, reports, scripted }) => {
    const answer = await page.goto(`${sites.later}/${door}/baru?subjek=${await reports.card()}`);
    expect(answer?.status()).toBe(410);
    expect(await page.content()).not.toContain('Bambang');
    await page.locator('main form[action="/cek"] button').first().click();
    const cek = new CekPage(page, sites.later, scripted);
    await cek.ready();
    await expect(cek.name).toHaveValue('');
    await expect(cek.select('desa')).toHaveValue(DESA);
  });

  test(`A forged card at /${door}/baru is a page of ours that says so`, async ({
    page,
    sites,
    cek,
    reports,
    scripted,
  }) => {
    const token = await reports.card();
    await cek.lookUp(DESA, NEIGHBOUR);
    await new HasilPage(page).arrived();
    const result = page.url().split('/').pop()!;
    const last = token.endsWith('A') ? 'B' : 'A';
    for (const forged of ['x', `${token}A`, token.slice(0, -2) + last + last, token.slice(10), result, 'A'.repeat(2000)]) {
      const answer = await page.goto(`${sites.open}/${door}/baru?subjek=${forged}`);
      expect(answer?.status(), forged).toBe(404);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('.cus-subject')).toHaveCount(0);
      await expect(page.locator('main a[href="/cek"]').first()).toBeVisible();
    }
    await expectAccessible(page, scripted);
    const posted = await page.request.post(`${sites.open}/${door}/baru`, {
      form: { subjek: `${token}A`, form: 'sanggahan', aksi: 'mulai' },
    });
    expect(posted.status()).toBe(404);
  });
}

test('Where others bear the same name, it must be said that this is the person', async ({
  page,
  cek,
  sanggahan,
  scripted,
}) => {
  await cek.lookUp(DESA, 'Sumiati');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  const card = hasil.exact.filter({ hasText: 'Orang B' });
  await card.getByRole('link', { name: 'Sanggah' }).click();
  const main = page.locator('main');
  await expect(main).toContainText('Orang B');
  await expectAccessible(page, scripted);
  await page.locator('main button[name=aksi][value=mulai]:not([aria-hidden])').click();
  await sanggahan.expectSummary('ini_orangnya', 'form');
  await sanggahan.choose('sanggahan');
  await sanggahan.expectSummary('ini_orangnya');
  await expect(page.locator('input[name=form][value=sanggahan]'), 'the choice is kept').toBeChecked();
  await expectAccessible(page, scripted);
  await page.locator('input[name=ini_orangnya]').check();
  await sanggahan.choose('sanggahan');
  await sanggahan.onTasks();
  await expect(main).toContainText('Orang B');
  for (const step of ['sebab', 'uraian', 'foto', 'pelapor', 'periksa']) {
    await sanggahan.step(step);
    await expect(main, `the card on ${step}`).toContainText('Orang B');
  }
});

test('Who has no namesake need not confirm; nothing chosen is said so, with the card kept', async ({
  page,
  sanggahan,
  reports,
  scripted,
}) => {
  await sanggahan.start(await reports.card());
  await expect(page.locator('input[name=ini_orangnya]')).toHaveCount(0);
  await page.locator('main button[name=aksi][value=mulai]:not([aria-hidden])').click();
  await sanggahan.expectSummary('form');
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await expectAccessible(page, scripted);
});

test('A form is begun at its own door alone', async ({ page, sites, reports }) => {
  const token = await reports.card();
  for (const [door, form] of [
    ['sanggahan', 'penyalahgunaan'],
    ['sanggahan', 'usulan.diri'],
    ['sanggahan', 'hak_jawab'],
    ['perbaikan', 'sanggahan'],
    ['perbaikan', '<b>'],
  ]) {
    const answer = await page.request.post(`${sites.open}/${door}/baru`, { form: { subjek: token, form: form! } });
    expect(answer.status(), `${form} at ${door}`).toBe(422);
  }
});

test('The card of oneself or the family leads to a correction, and back', async ({ page, sanggahan, reports }) => {
  const token = await reports.card();
  await sanggahan.start(token);
  await page.locator('main a[href^="/perbaikan/baru?subjek="]').click();
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await page.locator('main a[href^="/sanggahan/baru?subjek="]').click();
  await expect(page.locator('input[name=form][value=sanggahan]')).toBeVisible();
});

test('The language changes on the start page without losing card or choice', async ({ page, sanggahan, reports }) => {
  await sanggahan.start(await reports.card());
  await page.locator('input[name=form][value=tanggapan_layak]').check();
  await page.locator('.cus-header__languages').getByText('English').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('main')).toContainText(NEIGHBOUR_MASKED);
  await expect(page.locator('input[name=form][value=tanggapan_layak]')).toBeChecked();
});
