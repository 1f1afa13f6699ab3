import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../../rig/fixtures.js';

const ELSEWHERE = 'https://www.bmkg.go.id';

/** A weather site for machines without a network. */
async function answerElsewhere(context: BrowserContext): Promise<void> {
  await context.route(`${ELSEWHERE}/**`, (route) =>
    route.fulfill({ body: '<title>Cuaca</title>', contentType: 'text/html' }),
  );
}

test('It takes this page out of the history: "back" does not lead here again', async ({
  page,
  context,
  sites,
  sanggahan,
  reports,
}) => {
  await answerElsewhere(context);
  const token = await reports.card();
  await page.goto(sites.open);
  await sanggahan.start(token);
  await sanggahan.exit.click();
  await expect(page).toHaveURL(`${ELSEWHERE}/`);
  await page.goBack();
  await expect(page).toHaveURL(`${sites.open}/`);
});

test('Escape three times leaves likewise; two are not enough, and another key begins anew', async ({
  page,
  context,
  sites,
  sanggahan,
  reports,
}) => {
  await answerElsewhere(context);
  await reports.begin('sanggahan');
  await page.goto(sites.open);
  await sanggahan.step('uraian');
  await sanggahan.field('uraian').focus();
  for (const key of ['Escape', 'Escape', 'a', 'Escape', 'Escape']) {
    await page.keyboard.press(key);
  }
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/\/sanggahan\/draf\/uraian$/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${ELSEWHERE}/`);
  await page.goBack();
  await expect(page).toHaveURL(`${sites.open}/`);
});

test('It works before anything else of the scripts has arrived', async ({ page, context, sites, sanggahan, reports }) => {
  await answerElsewhere(context);
  await context.route('**/pkg/*.{js,wasm}', (route) => route.abort());
  const token = await reports.card();
  await page.goto(sites.open);
  await sanggahan.start(token);
  await sanggahan.exit.click();
  await expect(page).toHaveURL(`${ELSEWHERE}/`);
  await page.goBack();
  await expect(page).toHaveURL(`${sites.open}/`);
});
