import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { type Officer, type Officers, type Role, totp } from './officers.js';

/** What an officer sees: a window of an office, not of a phone. */
const WINDOW = { width: 1280, height: 800 };
/** What they see on a tablet. */
const TABLET = { width: 768, height: 1024 };

/** What comes out of a case, by code. */
export type Outcome = 'layak' | 'tidak_layak';

/** A desk of the Dinas Sosial: a browser of its own, with an officer signed in. */
export class DeskPage {
  private constructor(
    readonly page: Page,
    readonly site: string,
    readonly officer: Officer,
    private readonly scripted: boolean,
  ) {}

  /** Opens a browser and signs a fresh officer in there. */
  static async open(browser: Browser, scripted: boolean, site: string, officers: Officers, role: Role): Promise<DeskPage> {
    const context = await browser.newContext({
      viewport: WINDOW,
      javaScriptEnabled: scripted,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
    });
    const page = await context.newPage();
    return new DeskPage(page, site, await officers.signIn(page, role), scripted);
  }

  /** Signs the same officer in again, whose session has run out by `now`. */
  async return(now: string): Promise<void> {
    await this.page.goto(`${this.site}/petugas/akun`);
    await expect(this.page).toHaveURL(/\/petugas\/masuk\?ke=/);
    await this.page.getByLabel('Nama pengguna').fill(this.officer.username);
    await this.page.getByLabel('Kata sandi').fill(this.officer.password);
    await this.page.getByRole('button', { name: 'Lanjutkan' }).click();
    await this.page.getByLabel('Kode').fill(totp(this.officer.secret, Date.parse(now) / 1000));
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

  /** Expects the page that is shown to be accessible, and to fit a tablet. */
  async accessible(): Promise<void> {
    // A page says its words before its style is there.
    await this.page.waitForLoadState();
    await expectAccessible(this.page, this.scripted);
    await this.page.setViewportSize(TABLET);
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `pixels to scroll sideways on a tablet: ${await this.page.title()}`).toBeLessThanOrEqual(0);
    await this.page.setViewportSize(WINDOW);
  }

  /** Presses a button. */
  async press(name: string): Promise<void> {
    await this.main.getByRole('button', { name, exact: true }).click();
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
