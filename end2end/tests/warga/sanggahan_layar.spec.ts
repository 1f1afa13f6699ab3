import type { Page } from '@playwright/test';
import { expectAccessible } from '../../rig/accessibility.js';
import type { DraftPage } from '../../rig/draft_page.js';
import { expect, test } from '../../rig/fixtures.js';
import type { ReportForm } from '../../rig/reports.js';

/** What the way out may cover of the narrowest phone with large letters, a third of it, in CSS pixels. */
const MOST_OF_SCREEN = 190;

/** Pixels to scroll sideways, and what sticks out. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) {
      return [];
    }
    const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth - clientWidth} px`, ...wide.map((one) => one.outerHTML.slice(0, 100))];
  });
}

/** The narrowest phone, and letters of twice the size: nothing to scroll sideways, and the way out covers little. */
async function expectRoom(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 568 });
  expect.soft(await sideways(page), `${page.url()} at 320 px`).toEqual([]);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  expect.soft(await sideways(page), `${page.url()} with text of 200 %`).toEqual([]);
  const exit = await page.locator('.cus-exit').boundingBox();
  expect.soft(exit?.height, 'the way out leaves the page to be read').toBeLessThanOrEqual(MOST_OF_SCREEN);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize({ width: 360, height: 640 });
}

/** All that must hold for a page that is shown; what axe looks at is the same in both languages. */
async function sound(page: Page, lang: string, scripted: boolean): Promise<void> {
  if (lang === 'id') {
    await expectAccessible(page, scripted);
  }
  await expectRoom(page);
}

const FORMS: { form: ReportForm; steps: string[] }[] = [
  { form: 'sanggahan', steps: ['', '/sebab', '/uraian', '/foto', '/pelapor', '/periksa'] },
  { form: 'tanggapan_layak', steps: ['/sebab', '/foto', '/periksa'] },
  { form: 'penyalahgunaan', steps: ['', '/kejadian', '/uraian', '/foto', '/periksa'] },
  { form: 'perubahan_data.meninggal', steps: ['', '/perubahan', '/foto', '/pelapor', '/periksa'] },
  { form: 'perubahan_data.pindah', steps: ['/perubahan'] },
  { form: 'perubahan_data.data_salah', steps: ['/perubahan'] },
  { form: 'perubahan_data.hamil', steps: ['/perubahan', '/periksa'] },
  { form: 'perubahan_data.disabilitas', steps: ['/perubahan'] },
  { form: 'perubahan_data.graduasi_mandiri', steps: ['/perubahan', '/periksa'] },
];
for (const lang of ['id', 'en']) {
  for (const { form, steps } of FORMS) {
    test(`Every page of ${form} is sound in ${lang}, on a narrow phone and with large letters`, async ({
      page,
      sanggahan,
      perbaikan,
      reports,
      scripted,
    }) => {
      const pages: DraftPage = ['sanggahan', 'tanggapan_layak'].includes(form) ? sanggahan : perbaikan;
      await reports.begin(form);
      for (const step of steps) {
        await pages.open(`draf${step}?lang=${lang}`);
        await pages.ready();
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        await sound(page, lang, scripted);
      }
    });
  }

  test(`Start pages, receipt and tracking are sound in ${lang}, on a narrow phone and with large letters`, async ({
    page,
    sites,
    reports,
    lacak,
    scripted,
  }) => {
    const tokens = [await reports.card(), await reports.card('Sumiati')];
    const { ticket, pin } = await reports.fillAndSend('sanggahan');
    await lacak.look(ticket, pin);
    await lacak.opened();
    const paths = ['sanggahan/baru', 'perbaikan/baru', 'jawab', 'lacak/kasus', 'lacak/kasus/data'];
    paths.push(`sanggahan/tiket/${ticket.replaceAll('-', '')}`);
    paths.push(...tokens.flatMap((token) => [`sanggahan/baru?subjek=${token}`, `perbaikan/baru?subjek=${token}`]));
    for (const path of paths) {
      await page.goto(`${sites.open}/${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await sound(page, lang, scripted);
    }
  });
}
