import { test as base } from '@playwright/test';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CekPage } from './cek_page.js';
import { LacakPage } from './lacak_page.js';
import { Officers } from './officers.js';
import { cameraPhoto, type TestFile } from './pictures.js';
import { ProposalApi } from './proposals.js';
import { ReportApi } from './reports.js';
import { ReportPage } from './report_page.js';
import { runCommand, startServer } from './server.js';
import { UsulanPage } from './usulan_page.js';

/** URLs of the servers that the set-up started; all stand on one database. */
export interface Sites {
  /** Captcha and limits off: for stories about something else. */
  open: string;
  /** Captcha on. */
  guarded: string;
  /** Captcha on, and three hours later. */
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

/** What an office does beside its pages, on the data of the `clocked` server. */
export interface Office {
  /** Prints those that are due (`server print-letters`), and answers with their HTML. Mails that are due go out too. */
  printLetters(): string[];
  /** Starts the service a second time, at this instant, and answers with its URL. It ends with the story. */
  open(instant: string): Promise<string>;
}

/** The people of the `clocked` server. Those of the demo are back once the story is over. */
export interface Recipients {
  /** Loads a file (`server import-penerima`) in place of those that are there. */
  load(file: TestFile): void;
}

/** Mails that the servers on the common database have sent. */
export interface Mailbox {
  /** Those to this address, headers and all. */
  to(address: string): string[];
}

/** The data version that the set-up loads. */
const DEMO_VERSION = '1';

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
  /** Reports about a recipient in the browser of this story, made without pages, on the `open` server. */
  reports: ReportApi;
  /** The pages of an objection or a voucher on the `open` server. */
  sanggahan: ReportPage;
  /** The pages of a report of a change, or of misuse, on the `open` server. */
  perbaikan: ReportPage;
  /** Signs officers in on the `open` server. */
  officers: Officers;
  /** Signs officers in on the `clocked` server. */
  clockedOfficers: Officers;
  /** What `server seed-demo` said about the officers of the demo. */
  demoOfficers: string;
  clock: Clock;
  office: Office;
  recipients: Recipients;
  mailbox: Mailbox;
  /** Mails of the `clocked` server. */
  clockedMailbox: Mailbox;
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

/** What the clock of the `open` server shows, in seconds. */
export function openNow(): number {
  return Date.now() / 1000 + Number(site('E2E_CLOCK_MOVED'));
}

/** What the `clocked` server of this worker runs with. */
function clockedSettings(): Record<string, string> {
  return JSON.parse(site(`E2E_CLOCKED_SETTINGS_${test.info().parallelIndex}`)) as Record<string, string>;
}

function mailboxIn(folder: string): Mailbox {
  return {
    to: (address) => {
      const names = existsSync(folder) ? readdirSync(folder) : [];
      const mails = names.filter((name) => name.endsWith('.eml')).map((name) => readFileSync(join(folder, name), 'utf8'));
      return mails.filter((mail) => mail.includes(`To: ${address}`));
    },
  };
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
  reports: async ({ page, sites }, use) => {
    await use(new ReportApi(page.request, sites.open));
  },
  sanggahan: async ({ page, sites, scripted }, use) => {
    await use(new ReportPage(page, sites.open, scripted, 'sanggahan'));
  },
  perbaikan: async ({ page, sites, scripted }, use) => {
    await use(new ReportPage(page, sites.open, scripted, 'perbaikan'));
  },
  officers: async ({ sites }, use) => {
    const settings = JSON.parse(site('E2E_OPEN_SETTINGS')) as Record<string, string>;
    await use(new Officers(settings, sites.open, openNow));
  },
  clockedOfficers: async ({ sites }, use) => {
    const file = site(`E2E_CLOCK_${test.info().parallelIndex}`);
    const now = () => Date.parse(readFileSync(file, 'utf8')) / 1000;
    await use(new Officers(clockedSettings(), sites.clocked, now));
  },
  demoOfficers: async ({}, use) => {
    await use(site('E2E_DEMO'));
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
  office: async ({}, use) => {
    const settings = clockedSettings();
    const opened: ChildProcess[] = [];
    await use({
      printLetters: () => {
        const folder = mkdtempSync(join(tmpdir(), 'cek-letters-'));
        runCommand(settings, 'print-letters', folder);
        const letters = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
        rmSync(folder, { recursive: true });
        return letters;
      },
      open: async (instant) => {
        const server = await startServer({ ...settings, BANSOS_NOW: instant });
        opened.push(server.process);
        return server.url;
      },
    });
    opened.forEach((server) => server.kill('SIGKILL'));
  },
  recipients: async ({}, use) => {
    const settings = clockedSettings();
    await use({
      load: (file) => {
        const folder = mkdtempSync(join(tmpdir(), 'cek-recipients-'));
        const path = join(folder, file.name);
        writeFileSync(path, file.buffer);
        runCommand(settings, 'import-penerima', '--strict', path);
        rmSync(folder, { recursive: true });
      },
    });
    runCommand(settings, 'import-penerima', '--restore', DEMO_VERSION);
  },
  mailbox: async ({}, use) => {
    await use(mailboxIn(site('E2E_MAIL')));
  },
  clockedMailbox: async ({}, use) => {
    await use(mailboxIn(join(clockedSettings().BANSOS_DATA_DIR!, 'mail')));
  },
  largePhoto: [
    async ({ browser }, use) => {
      await use(await cameraPhoto(browser, 2400, 1800, 1));
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
