import { expect, type Locator, type Page } from '@playwright/test';

/** `/lacak` and the case behind it. */
export class LacakPage {
  constructor(
    readonly page: Page,
    readonly site: string,
  ) {}

  /** Tries ticket and PIN. */
  async look(ticket: string, pin: string): Promise<void> {
    await this.page.goto(`${this.site}/lacak`);
    await this.type(ticket, pin);
  }

  /** The same on the page that is shown. */
  async type(ticket: string, pin: string): Promise<void> {
    await this.page.locator('input[name=tiket]').fill(ticket);
    await this.page.locator('input[name=pin]').fill(pin);
    await this.page.getByRole('button', { name: 'Lihat perkembangan' }).click();
  }

  /** The case is shown. */
  async opened(): Promise<void> {
    await expect(this.page).toHaveURL(/\/lacak\/kasus/);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Perkembangan');
  }

  /** What happened so far, newest first. */
  get history(): Locator {
    return this.page.locator('.cus-timeline');
  }

  /** Opens one of the folded forms. */
  async unfold(id: string): Promise<Locator> {
    const form = this.page.locator(`details#${id}`);
    if ((await form.getAttribute('open')) === null) {
      await form.locator('summary').click();
    }
    return form;
  }
}
