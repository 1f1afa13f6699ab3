import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Smallest side of something to tap, in CSS pixels. */
const TARGET = 44;
/** The same in a table of officers, who work with a mouse: what WCAG 2.5.8 asks for. */
const DENSE_TARGET = 24;

/**
 * What must hold for every page in every state: a language, a title, one heading of the first level, a label for every
 * field, targets large enough for a thumb, no sideways scrolling, and nothing that axe objects to, by day and by night.
 *
 * axe needs JavaScript. Where the story has none, the same HTML is shown to axe in a second window, without its scripts.
 */
export async function expectAccessible(page: Page, scripted: boolean): Promise<void> {
  expect.soft(await page.title(), 'a title').toMatch(/.+ (– Cek Usul Sanggah|· Meja petugas)$/);
  await expect.soft(page.locator('html')).toHaveAttribute('lang', /^(id|en)$/);
  await expect.soft(page.locator('h1')).toHaveCount(1);
  expect.soft(await unlabelled(page), 'fields without a label').toEqual([]);
  expect.soft(await tooSmall(page), `targets smaller than ${TARGET} px`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, 'pixels to scroll sideways').toBeLessThanOrEqual(0);

  const shown = scripted ? page : await sameWithoutScripts(page);
  await expectNoViolations(shown);
  if (shown !== page) {
    await shown.context().close();
  }
}

/** Expects axe to object to nothing, by day and by night. The page has JavaScript. */
export async function expectNoViolations(shown: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await shown.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page: shown });
    // By night only the colours differ.
    const { violations } = await (colorScheme === 'light' ? axe.withTags(STANDARDS) : axe.withRules('color-contrast')).analyze();
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
    expect.soft(found, `axe, ${colorScheme}: ${await shown.title()}`).toEqual([]);
  }
  await shown.emulateMedia({ colorScheme: null });
}

/** Fields that nothing names. A placeholder is no label, and none is used. In a table a field may have a name unseen. */
function unlabelled(page: Page): Promise<string[]> {
  return page.locator('input:not([type=hidden]), select, textarea').evaluateAll((fields) =>
    (fields as HTMLInputElement[])
      .filter((field) => {
        const label = [...(field.labels ?? [])].map((one) => one.textContent?.trim()).join('');
        const named = label !== '' || (field.closest('table') && field.getAttribute('aria-label'));
        return !named || field.hasAttribute('placeholder');
      })
      .map((field) => field.name),
  );
}

/**
 * Things to tap that are too small. What counts is where a tap arrives, so a link may also be enlarged by its box or its
 * pseudo-elements. Links inside a sentence are excepted, as WCAG 2.5.8 does.
 */
function tooSmall(page: Page): Promise<string[]> {
  return page.locator('a, button, select, summary, input:not([type=hidden]), textarea').evaluateAll(
    (elements, [usual, dense]) => {
      const arrives = (element: Element, x: number, y: number) => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && (element.contains(hit) || hit.closest('label')?.control === element);
      };
      const small = elements.filter((element) => {
        const { parentElement: parent } = element;
        const sentence = [...(parent?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if ((element.tagName === 'A' && sentence) || element.closest('[aria-hidden=true]')) {
          return false;
        }
        element.scrollIntoView({ block: 'center', inline: 'center' });
        // A box to tick is as large as the label around it.
        const area = ['checkbox', 'radio'].includes((element as HTMLInputElement).type) ? element.closest('label') : null;
        const box = (area ?? element).getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const hidden = box.width <= 1 || box.height <= 1 || x < 0 || y < 0;
        const target = element.closest('.cus-desk table') ? dense! : usual!;
        const reach = target / 2 - 1;
        const wide = box.width >= target || (arrives(element, x - reach, y) && arrives(element, x + reach, y));
        const high = box.height >= target || (arrives(element, x, y - reach) && arrives(element, x, y + reach));
        return !hidden && !(wide && high);
      });
      scrollTo(0, 0);
      return small.map((element) => `${element.textContent?.trim()}: ${element.outerHTML.slice(0, 120)}`);
    },
    [TARGET, DENSE_TARGET],
  );
}

/** A second window with JavaScript that shows the HTML of `page`, and whose scripts are taken out. */
async function sameWithoutScripts(page: Page): Promise<Page> {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
  const browser = page.context().browser() as Browser;
  const context = await browser.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true });
  const shown = await context.newPage();
  // <noscript> would be hidden in a window that has scripts; its reader is who this page is for.
  const body = html.replace(/<\/?noscript>/g, '');
  await shown.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await shown.goto(page.url());
  return shown;
}
