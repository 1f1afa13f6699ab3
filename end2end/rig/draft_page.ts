import { expect, type Locator, type Page } from '@playwright/test';
import { CekPage } from './cek_page.js';
import type { Answers } from './drafts.js';

/** How long the islands may take to run on a busy machine, in milliseconds. */
const ISLANDS_DEADLINE = 60_000;

/** Parts of the site that have a draft of their own. */
export type Door = 'usulan' | 'sanggahan' | 'perbaikan' | 'jawab';

/** The pages of a draft, used the way the person's phone allows: by plain posts without JavaScript. */
export class DraftPage {
  private readonly region: CekPage;

  constructor(
    readonly page: Page,
    readonly site: string,
    readonly scripted: boolean,
    readonly door: Door,
  ) {
    this.region = new CekPage(page, site, scripted);
  }

  /** Opens a page behind the door, `/usulan/` for example. */
  async open(path: string): Promise<number> {
    const answer = await this.page.goto(`${this.site}/${this.door}/${path}`);
    return answer?.status() ?? 0;
  }

  /** Opens a step, waits for the islands where there are any, and answers with the status. */
  async step(slug: string, query = ''): Promise<number> {
    const status = await this.open(`draf/${slug}${query}`);
    await this.ready();
    return status;
  }

  /** With JavaScript: what only serves people without is gone, and the step is saved by itself. */
  async ready(): Promise<void> {
    if (this.scripted) {
      const waiting = 'leptos-island [data-without-script], .cus-draft-saver input[name=versi]:not([autocomplete=off])';
      await expect(this.page.locator(waiting)).toHaveCount(0, { timeout: ISLANDS_DEADLINE });
    }
  }

  /** A field of the page, by its name. */
  field(name: string): Locator {
    return this.page.locator(`main [name="${name}"]`);
  }

  /** Types, ticks and chooses. `desa` stands for all four selects; several codes of one question stand between commas. */
  async fill(answers: Answers): Promise<void> {
    for (const [name, value] of Object.entries(answers)) {
      if (name === 'desa') {
        await this.region.choose(value);
        continue;
      }
      const field = this.field(name);
      const kind = await field.first().evaluate((element) => (element as HTMLInputElement).type);
      if (kind === 'radio' || kind === 'checkbox') {
        for (const code of value.split(',')) {
          await this.page.locator(`main [name="${name}"][value="${code}"]`).check();
        }
      } else if (kind === 'select-one') {
        await field.selectOption(value);
      } else {
        await field.fill(value);
      }
    }
  }

  /** Expects what `fill` would have typed. */
  async expectFilled(answers: Answers): Promise<void> {
    for (const [name, value] of Object.entries(answers)) {
      const field = this.field(name);
      const kind = await field.first().evaluate((element) => (element as HTMLInputElement).type);
      if (kind === 'radio' || kind === 'checkbox') {
        for (const code of value.split(',')) {
          await expect(this.page.locator(`main [name="${name}"][value="${code}"]`), `${name}=${code}`).toBeChecked();
        }
      } else {
        await expect(field, name).toHaveValue(value);
      }
    }
  }

  get saveButton(): Locator {
    return this.page.locator('main button[name=aksi][value=simpan]');
  }

  /** Saves the step. */
  async save(): Promise<void> {
    await this.saveButton.click();
  }

  /** Fills a step and saves it; the task list comes next. */
  async complete(slug: string, answers: Answers): Promise<void> {
    await this.step(slug);
    await this.fill(answers);
    await this.save();
    await this.onTasks();
  }

  /** The task list is shown. */
  async onTasks(): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/${this.door}/draf$`));
  }

  /** The status of a part on the task list, in words. */
  status(slug: string): Locator {
    return this.page.locator('.cus-task-list__line', { has: this.page.locator(`a[href="/${this.door}/draf/${slug}"]`) })
      .locator('.cus-tag');
  }

  get summary(): Locator {
    return this.page.locator('.cus-summary');
  }

  /** The error of one field, as the person reads it at the field. */
  errorOf(field: string): Locator {
    return this.page.locator(`#${field}-salah`);
  }

  /** Expects the summary: it has the focus, and each of its links leads to something on this page that says what is wrong. */
  async expectSummary(...fields: string[]): Promise<void> {
    await expect(this.summary).toBeFocused();
    expect(await this.page.title()).toMatch(/^Kesalahan: /);
    const links = await this.summary.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(fields.map((field) => `#${field}`));
    for (const field of fields) {
      await expect(this.page.locator(`[id="${field}"]`), field).toBeVisible();
      await expect(this.errorOf(field), field).toBeVisible();
    }
  }

  /** The slot of one photo. */
  slot(kind: string): Locator {
    return this.page.locator(`section#${kind}`);
  }

  /** Chooses a file for a photo; without JavaScript also sends it. */
  async choosePhoto(kind: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.slot(kind).locator('input[type=file]').setInputFiles(file);
    if (!this.scripted) {
      await this.slot(kind).getByRole('button', { name: 'Kirim foto ini' }).click();
    }
  }

  /** Sends a photo that is taken. */
  async addPhoto(kind: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.choosePhoto(kind, file);
    await expect(this.slot(kind)).toContainText(/Sudah tersimpan, \d+ KB/);
    await this.ready();
  }

  /** The button that sends everything. */
  get sendButton(): Locator {
    return this.page.getByRole('button', { name: /^Kirim (usulan|sanggahan|tanggapan|laporan|jawaban)$/ });
  }

  /** From the task list: checks, declares, sends. */
  async send(): Promise<void> {
    await this.open('draf/periksa');
    await this.declare();
    await this.sendButton.click();
    await this.onReceipt();
  }

  /** Ticks every declaration of the check page. */
  async declare(): Promise<void> {
    for (const box of await this.page.locator(`form[action="/${this.door}/draf/kirim"] input[type=checkbox]`).all()) {
      await box.check();
    }
  }

  /** The receipt is shown. */
  async onReceipt(): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/${this.door}/tiket/`));
  }

  /** Ticket and PIN as the receipt shows them. */
  async receipt(): Promise<{ ticket: string; pin: string }> {
    const [ticket, pin] = await this.page.locator('.cus-receipt__code').allInnerTexts();
    expect(ticket).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(pin).toMatch(/^\d{6}$/);
    return { ticket: ticket!, pin: pin! };
  }
}
