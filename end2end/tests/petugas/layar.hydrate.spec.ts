import { DeskPage } from '../../rig/desk_page.js';
import { expect, test } from '../../rig/fixtures.js';
import { ROLES } from '../../rig/officers.js';

// axe needs JavaScript, and the pages of officers have none of their own: they are the same without.
test('Every page of the menu of every role: a name, a heading, room on every screen, and nothing axe objects to', async ({
  browser,
  sites,
  officers,
  scripted,
}) => {
  const seen = new Map<string, string>();
  for (const role of ROLES) {
    const desk = await DeskPage.open(browser, scripted, sites.open, officers, role);
    await desk.go('/akun');
    const menu = desk.page.getByRole('navigation', { name: 'Menu petugas' });
    const addresses = await menu.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
    expect(addresses.length, role).toBeGreaterThan(2);
    for (const address of addresses.filter((one) => !seen.has(one))) {
      const answer = await desk.page.goto(sites.open + address);
      expect(answer?.status(), `${role}: ${address}`).toBe(200);
      await expect(menu.locator('[aria-current=page]')).toHaveAttribute('href', address);
      const heading = await desk.page.getByRole('heading', { level: 1 }).innerText();
      expect.soft([...seen.values()], 'each page has a heading of its own').not.toContain(heading);
      seen.set(address, heading);
      await desk.accessible();
      await desk.focusShows();
    }
    await desk.close();
  }
});
