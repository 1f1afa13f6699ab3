import { expect, type Page } from '@playwright/test';
import { DraftPage, type Door } from './draft_page.js';
import type { ReportForm } from './reports.js';

/** The pages of what starts from a card: objecting, vouching, reporting. */
export class ReportPage extends DraftPage {
  constructor(page: Page, site: string, scripted: boolean, door: Extract<Door, 'sanggahan' | 'perbaikan'>) {
    super(page, site, scripted, door);
  }

  /** Opens the start page with a card, and answers with the status. */
  async start(token: string): Promise<number> {
    return this.open(`baru?subjek=${encodeURIComponent(token)}`);
  }

  /** On the start page: says what is to be said, and begins. */
  async choose(form: ReportForm): Promise<void> {
    await this.page.locator(`input[name=form][value="${form}"]`).check();
    await this.page.locator('main button[name=aksi][value=mulai]:not([aria-hidden])').click();
  }

  /** Begins from the card on. */
  async begin(token: string, form: ReportForm): Promise<void> {
    expect(await this.start(token)).toBe(200);
    await this.choose(form);
    await this.onTasks();
  }

  /** The fold for somebody who has sent one already. */
  async earlier(ticket: string, pin: string): Promise<void> {
    const fold = this.page.locator('details#kiriman-lama');
    if ((await fold.getAttribute('open')) === null) {
      await fold.locator('summary').click();
    }
    await this.page.locator('input[name=tiket_lama]').fill(ticket);
    await this.page.locator('input[name=pin_lama]').fill(pin);
  }

  /** The way out of here. */
  get exit() {
    return this.page.getByRole('link', { name: 'Keluar cepat' });
  }
}
