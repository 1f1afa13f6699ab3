import { DESA } from '../../rig/demo.js';
import { expectAccessible } from '../../rig/accessibility.js';
import { HasilPage } from '../../rig/cek_page.js';
import { expect, test } from '../../rig/fixtures.js';

test('Three women called Sumiati are told apart without private data', async ({ page, cek, scripted }) => {
  await cek.lookUp(DESA, 'Sumiati');
  const hasil = new HasilPage(page);
  await hasil.arrived();
  await expect(hasil.exact).toHaveCount(3);
  for (const card of await hasil.exact.all()) {
    await expect(card).toContainText('S*****i');
  }
  // Two live in the same RT: they get a neutral letter. The third needs none.
  const marked = hasil.exact.filter({ hasText: /Orang [A-Z]/ });
  await expect(marked).toHaveCount(2);
  await expect(marked.nth(0)).toContainText('Orang A');
  await expect(marked.nth(1)).toContainText('Orang B');
  await expectAccessible(page, scripted);
});

test('Their order is always the same, and each card acts on its own person only', async ({ page, cek }) => {
  const hasil = new HasilPage(page);
  const seen: string[][] = [];
  for (const name of ['Sumiati', 'SUMIATI']) {
    await cek.lookUp(DESA, name);
    await hasil.arrived();
    await expect(hasil.exact).toHaveCount(3);
    seen.push(await hasil.exact.locator('h3, .cus-facts').allTextContents());
    const tokens = await Promise.all((await hasil.exact.all()).map((card) => hasil.tokenOf(card)));
    expect(new Set(tokens).size, 'three different tokens').toBe(3);
    for (const token of tokens) {
      expect(token.length).toBeGreaterThan(20);
    }
    // All three links of one card speak of the same person.
    for (const [at, card] of (await hasil.exact.all()).entries()) {
      const links = await card.locator('a[href*="subjek="]').evaluateAll((all) =>
        all.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('subjek')),
      );
      expect(new Set(links)).toEqual(new Set([tokens[at]]));
    }
  }
  expect(seen[1]).toEqual(seen[0]);
});
