import { test as base } from '@playwright/test';
import { CekPage } from './cek_page.js';

/** URLs of the servers that the set-up started; all stand on one database. */
export interface Sites {
  /** Captcha and limits off: for stories about something else. */
  open: string;
  /** Captcha on. */
  guarded: string;
  /** Captcha on, and two hours later. */
  later: string;
  /** Limits on. */
  limited: string;
}

interface Fixtures {
  sites: Sites;
  /** Whether this story runs with JavaScript. */
  scripted: boolean;
  /** The form of /cek on the `open` server. */
  cek: CekPage;
}

function site(name: string): string {
  const url = process.env[name];
  if (!url) {
    throw new Error(`${name} is not set: the stories run only under playwright.config.ts`);
  }
  return url;
}

export const test = base.extend<Fixtures>({
  sites: async ({}, use) => {
    await use({
      open: site('E2E_OPEN'),
      guarded: site('E2E_GUARDED'),
      later: site('E2E_LATER'),
      limited: site('E2E_LIMITED'),
    });
  },
  scripted: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false);
  },
  cek: async ({ page, sites, scripted }, use) => {
    await use(new CekPage(page, sites.open, scripted));
  },
});

export { expect } from '@playwright/test';
