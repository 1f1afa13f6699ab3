import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expectAccessible, expectNoViolations } from './accessibility.js';
import { type Officer, type Officers, type Role, totp } from './officers.js';

/** What an officer sees: a window of an office, not of a phone. */
const WINDOW = { width: 1280, height: 800 };
/** What they see on a tablet. */
const TABLET = { width: 768, height: 1024 };
/** What they see on the phone they have with them. */
const PHONE = { width: 360, height: 640 };

/** So often the Tab key is pressed to get somewhere. */
const MOST_TABS = 90;

/** The Alt key, as the protocol of Chromium counts. */
const ALT = 1;

/** What comes out of a case, by code. */
export type Outcome = 'layak' | 'tidak_layak';

/** A browser of an office. */
async function newWindow(browser: Browser, scripted: boolean): Promise<Page> {
  const context = await browser.newContext({
    viewport: WINDOW,
    javaScriptEnabled: scripted,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  return context.newPage();
}

/** A desk of the Dinas Sosial: a browser of its own, with an officer signed in. */
export class DeskPage {
  private constructor(
    readonly page: Page,
    readonly site: string,
    readonly officer: Officer,
    private readonly scripted: boolean,
  ) {}

  /** Opens a browser and signs a fresh officer in there, for `scope` if it is given. */
  static async open(
    browser: Browser,
    scripted: boolean,
    site: string,
    officers: Officers,
    role: Role,
    scope?: string,
  ): Promise<DeskPage> {
    const page = await newWindow(browser, scripted);
    return new DeskPage(page, site, await officers.signIn(page, role, scope), scripted);
  }

  /** Another browser, where nobody is signed in yet, for the same officer. */
  async elsewhere(): Promise<DeskPage> {
    const page = await newWindow(this.page.context().browser()!, this.scripted);
    return new DeskPage(page, this.site, this.officer, this.scripted);
  }

  /** Signs the same officer in again, whose session has run out by `now`. */
  async return(now: string): Promise<void> {
    await this.signIn(totp(this.officer.secret, Date.parse(now) / 1000));
  }

  /** Signs the officer in with a code, on the way to their account. */
  async signIn(code: string): Promise<void> {
    await this.page.goto(`${this.site}/petugas/akun`);
    await expect(this.page).toHaveURL(/\/petugas\/masuk\?ke=/);
    await this.page.getByLabel('Nama pengguna').fill(this.officer.username);
    await this.page.getByLabel('Kata sandi').fill(this.officer.password);
    await this.page.getByRole('button', { name: 'Lanjutkan' }).click();
    await this.page.getByLabel('Kode').fill(code);
    await this.page.getByRole('button', { name: 'Masuk' }).click();
    await expect(this.page).toHaveURL(/\/petugas\/akun$/);
  }

  /** Opens a page of officers, and answers with the status. */
  async go(path: string): Promise<number> {
    const answer = await this.page.goto(`${this.site}/petugas${path}`);
    return answer?.status() ?? 0;
  }

  get main(): Locator {
    return this.page.locator('main');
  }

  /** What went wrong, above a page. */
  get trouble(): Locator {
    return this.page.locator('.cus-summary');
  }

  /** Expects the page that is shown to be accessible, and to fit a tablet and a phone. */
  async accessible(): Promise<void> {
    // A page says its words before its style is there.
    await this.page.waitForLoadState();
    await expectAccessible(this.page, this.scripted);
    const title = await this.page.title();
    await expect.soft(this.main.locator('table:not(:has(caption))'), `tables without a caption: ${title}`).toHaveCount(0);
    for (const size of [PHONE, TABLET]) {
      await this.page.setViewportSize(size);
      const overflow = await this.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow, `pixels to scroll sideways at ${size.width}: ${title}`).toBeLessThanOrEqual(0);
    }
    // Without JavaScript it is the same page.
    if (this.scripted) {
      await expectNoViolations(this.page);
    }
    await this.page.setViewportSize(WINDOW);
  }

  /** Expects the focus to be seen wherever the Tab key takes it. */
  async focusShows(): Promise<void> {
    // From the first press on, the browser shows where the focus is.
    await this.page.keyboard.press('Tab');
    const unseen = await this.page.locator('a, button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]').evaluateAll(
      (all) =>
        (all as HTMLElement[])
          .filter((one) => one.tabIndex >= 0 && one.checkVisibility())
          .filter((one) => {
            one.focus();
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
            return document.activeElement === one && (outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none';
          })
          .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect.soft(unseen, `the focus cannot be seen: ${await this.page.title()}`).toEqual([]);
  }

  /** What a form that was sent has done. */
  get done(): Locator {
    return this.page.getByRole('status').first();
  }

  /** Presses Alt and a letter that a page gives as a short way. */
  async accessKey(letter: string): Promise<void> {
    // Chromium looks for the letter in an event that Playwright's own keyboard leaves out beside Alt.
    const keys = await this.page.context().newCDPSession(this.page);
    const code = letter.toUpperCase();
    const key = { key: letter, code: `Key${code}`, windowsVirtualKeyCode: code.charCodeAt(0), modifiers: ALT };
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await keys.send('Input.dispatchKeyEvent', { type: 'char', ...key, text: letter, unmodifiedText: letter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await keys.detach();
  }

  /** Moves the focus with the Tab key alone until it is on `target`, where it can be seen. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        const [width, style, shadow] = await target.evaluate((element) => {
          const shown = getComputedStyle(element);
          return [shown.outlineWidth, shown.outlineStyle, shown.boxShadow];
        });
        const visible = (style !== 'none' && width !== '0px') || shadow !== 'none';
        expect.soft(visible, `the focus can be seen on ${target}`).toBe(true);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${target} cannot be reached with ${MOST_TABS} presses of the Tab key`);
  }

  /** Presses a button. */
  async press(name: string): Promise<void> {
    await this.main.getByRole('button', { name, exact: true }).click();
  }

  /** What a link downloads, as text. */
  async download(name: string): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.main.getByRole('link', { name }).click();
    return readFileSync(await (await download).path(), 'utf8');
  }

  /** A part of the page of a case. */
  part(id: string): Locator {
    return this.page.locator(`section#${id}`);
  }

  /** Finds a case in the queue of its kind and month, and opens it. */
  async openFromQueue(ticket: string, filter: Record<string, string>): Promise<void> {
    await this.go('');
    for (const [name, value] of Object.entries(filter)) {
      await this.page.locator(`select[name=${name}]`).selectOption(value);
    }
    await this.press('Terapkan');
    await this.main.getByRole('link', { name: ticket, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(ticket);
  }

  /** Takes the case that is shown. */
  async take(): Promise<void> {
    await this.press('Ambil kasus');
    await expect(this.page.getByRole('status')).toContainText('Kasus ini sekarang Anda pegang');
  }

  /** Fills the form of a decision on the case that is shown, and asks for what the citizen will read. */
  async decide(outcome: Outcome, reason: string, note: string): Promise<void> {
    await this.main.getByRole('link', { name: 'Putuskan', exact: true }).click();
    await this.page.locator(`input[name=putusan][value=${outcome}]`).check();
    if (reason) {
      await this.page.locator(`select[name=alasan_${outcome}]`).selectOption(reason);
    }
    await this.page.locator('textarea[name=putusan_catatan]').fill(note);
    await this.press('Lihat yang dibaca warga');
  }

  /** What the citizen will read is shown. */
  async onPreview(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Yang akan dibaca warga');
  }

  /** Saves what is previewed; it waits for ten minutes. */
  async save(): Promise<void> {
    await this.press('Simpan putusan');
    await expect(this.main).toContainText('Putusan menunggu berlaku');
  }

  /** Closes the browser. */
  async close(): Promise<void> {
    await this.page.context().close();
  }
}
