import type { Page } from '@playwright/test';
import { DraftPage } from './draft_page.js';
import type { Hubungan } from './proposals.js';

/** The pages of a proposal. */
export class UsulanPage extends DraftPage {
  constructor(page: Page, site: string, scripted: boolean) {
    super(page, site, scripted, 'usulan');
  }

  /** Begins a proposal from the first page on. */
  async begin(hubungan: Hubungan): Promise<void> {
    await this.open('baru');
    await this.page.locator(`input[name=hubungan][value=${hubungan}]`).check();
    await this.page.getByRole('button', { name: 'Mulai', exact: true }).click();
    await this.onTasks();
  }
}
