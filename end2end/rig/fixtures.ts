import { test as base } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CekPage } from './cek_page.js';
import { cameraPhoto, type TestFile } from './pictures.js';
import { ProposalApi } from './proposals.js';
import { LacakPage, UsulanPage } from './usulan_page.js';

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
  /** Three days before a cut-off with three days of lead, and no mail server that answers. */
  strained: string;
  /** Has a clock that stories move, and no lead. */
  clocked: string;
}

/** The clock of the `clocked` server. Only one story at a time has it. */
export interface Clock {
  /** Lets it be this instant (RFC 3339) from now on. */
  set(instant: string): void;
}

/** Mails that the servers on the common database have sent. */
export interface Mailbox {
  /** Those to this address, headers and all. */
  to(address: string): string[];
}

interface Fixtures {
  sites: Sites;
  /** Whether this story runs with JavaScript. */
  scripted: boolean;
  /** The form of /cek on the `open` server. */
  cek: CekPage;
  /** The pages of a proposal on the `open` server. */
  usulan: UsulanPage;
  /** Tracking on the `open` server. */
  lacak: LacakPage;
  /** Proposals in the browser of this story, made without pages, on the `open` server. */
  api: ProposalApi;
  clock: Clock;
  mailbox: Mailbox;
}

interface WorkerFixtures {
  /** A photo of a phone's camera, with the place where it was taken; about 12 MB. */
  largePhoto: TestFile;
}

function site(name: string): string {
  const url = process.env[name];
  if (!url) {
    throw new Error(`${name} is not set: the stories run only under playwright.config.ts`);
  }
  return url;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sites: async ({}, use) => {
    await use({
      open: site('E2E_OPEN'),
      guarded: site('E2E_GUARDED'),
      later: site('E2E_LATER'),
      limited: site('E2E_LIMITED'),
      strained: site('E2E_STRAINED'),
      clocked: site(`E2E_CLOCKED_${test.info().parallelIndex}`),
    });
  },
  scripted: async ({ javaScriptEnabled }, use) => {
    await use(javaScriptEnabled !== false);
  },
  cek: async ({ page, sites, scripted }, use) => {
    await use(new CekPage(page, sites.open, scripted));
  },
  usulan: async ({ page, sites, scripted }, use) => {
    await use(new UsulanPage(page, sites.open, scripted));
  },
  lacak: async ({ page, sites }, use) => {
    await use(new LacakPage(page, sites.open));
  },
  api: async ({ page, sites }, use) => {
    await use(new ProposalApi(page.request, sites.open));
  },
  clock: async ({}, use) => {
    const file = site(`E2E_CLOCK_${test.info().parallelIndex}`);
    await use({
      set: (instant) => {
        // In one step, so that the server never reads half an instant.
        writeFileSync(`${file}.new`, instant);
        renameSync(`${file}.new`, file);
      },
    });
  },
  mailbox: async ({}, use) => {
    const folder = site('E2E_MAIL');
    await use({
      to: (address) => {
        const names = existsSync(folder) ? readdirSync(folder) : [];
        const mails = names.filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(folder, name), 'utf8'));
        return mails.filter((mail) => mail.includes(`To: ${address}`));
      },
    });
  },
  largePhoto: [
    async ({ browser }, use) => {
      await use(await cameraPhoto(browser, 2400, 1800, 1));
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
