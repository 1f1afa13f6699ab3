import { expect, type Locator, type Page, type Response } from '@playwright/test';

/** Names of the four selects, from the top down. */
export const LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;

/** The code of every level of a village: 99, 99.01, 99.01.01, 99.01.01.2001. */
export function pathOf(desa: string): string[] {
  const parts = desa.split('.');
  return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
}

/** The form of /cek, filled the way the person's phone allows: step by step without JavaScript, at once with. */
export class CekPage {
  constructor(
    readonly page: Page,
    private readonly site: string,
    private readonly scripted: boolean,
  ) {}

  /** Opens the form and, with JavaScript, waits until the islands run. */
  async open(query = ''): Promise<Response | null> {
    const response = await this.page.goto(`${this.site}/cek${query}`);
    await this.ready();
    return response;
  }

  /** With JavaScript: the islands run. They take away what only serves people without. */
  async ready(): Promise<void> {
    if (this.scripted) {
      await expect(this.page.locator('[data-without-script]')).toHaveCount(0);
    }
  }

  select(level: (typeof LEVELS)[number]): Locator {
    return this.page.locator(`select[name=${level}]`);
  }

  get name(): Locator {
    return this.page.locator('input[name=nama]');
  }

  get birthYear(): Locator {
    return this.page.locator('input[name=tahun_lahir]');
  }

  get submitButton(): Locator {
    return this.page.locator('button[name=aksi][value=cek]:not([aria-hidden])');
  }

  get errorSummary(): Locator {
    return this.page.locator('.cus-summary');
  }

  /** Chooses the regions above `desa` and, when the code goes that far, the village. */
  async choose(desa: string): Promise<void> {
    const codes = pathOf(desa);
    for (const [at, code] of codes.entries()) {
      const select = this.select(LEVELS[at]!);
      await expect(select).toBeEnabled();
      await select.selectOption(code);
      if (!this.scripted && at < LEVELS.length - 1) {
        await this.page.locator('button[name=aksi][value=wilayah]').first().click();
      }
    }
  }

  /** Sends the form. */
  async submit(): Promise<void> {
    await this.submitButton.click();
  }

  /** The whole look-up from an empty form to the answer. */
  async lookUp(desa: string, name: string): Promise<void> {
    await this.open();
    await this.choose(desa);
    await this.name.fill(name);
    await this.submit();
  }

  /** The error of one field, as the person reads it below the label. */
  errorOf(field: string): Locator {
    return this.page.locator(`#${field}-salah`);
  }
}

/** The answer of a look-up. */
export class HasilPage {
  constructor(readonly page: Page) {}

  /** Cards of people with exactly this name. */
  get exact(): Locator {
    return this.page.locator('.cus-card:not(.cus-card--similar)');
  }

  /** Cards of people with a similar name. */
  get similar(): Locator {
    return this.page.locator('.cus-card--similar');
  }

  /** Waits for the answer. */
  async arrived(): Promise<void> {
    await expect(this.page).toHaveURL(/\/cek\/hasil\/[^/?]+$/);
  }

  /** The token of the subject on a card, as its links carry it. */
  async tokenOf(card: Locator): Promise<string> {
    const href = await card.locator('a[href^="/usulan/baru"]').getAttribute('href');
    return new URL(href ?? '', 'http://localhost').searchParams.get('subjek') ?? '';
  }
}
