import { expect, type APIRequestContext } from '@playwright/test';
import { LEVELS, pathOf } from './cek_page.js';
import { picture } from './pictures.js';

/** Answers by field name; several codes of one question stand between commas. */
export type Answers = Record<string, string>;

/** A draft as the API tells of it. */
export interface Draft {
  id: string;
  token: string;
  resume_code: string;
  ticket: string;
}

/** What a draft that was sent is answered with. */
export interface Sent {
  ticket: string;
  pin: string;
  cycle: string;
  cutoff: string;
}

/** Drafts made without pages. With the request context of a page the draft belongs to that page's browser. */
export abstract class DraftApi {
  constructor(
    protected readonly request: APIRequestContext,
    protected readonly site: string,
  ) {}

  /** Begins a draft of what this names. */
  protected async beginWith(data: Record<string, string>): Promise<Draft> {
    const answer = await this.request.post(`${this.site}/api/v1/draf`, { data });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Draft;
  }

  /** Saves a step as it is, and answers with the codes of what is wrong with it. */
  async save(draft: Draft, step: string, answers: Answers): Promise<string[]> {
    const all = { ...answers };
    pathOf(answers.desa ?? '').forEach((code, at) => (all[LEVELS[at]!] = code));
    const answer = await this.request.put(`${this.site}/api/v1/draf/${draft.id}`, { data: { step, answers: all } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { errors } = (await answer.json()) as { errors: { field: string; code: string }[] };
    return errors.map((error) => `${error.field}: ${error.code}`);
  }

  /** Adds a photo. */
  async addPhoto(draft: Draft, kind: string, file = picture()): Promise<void> {
    const answer = await this.request.post(`${this.site}/api/v1/draf/${draft.id}/foto`, { multipart: { kind, file } });
    expect(answer.status(), await answer.text()).toBe(201);
  }

  /** Sends a draft with what is declared; `more` goes into the body as it is. */
  protected async submit(
    where: 'usulan' | 'sanggahan',
    draft: Draft,
    declarations: string[],
    key: string,
    more: Record<string, string> = {},
  ): Promise<Sent> {
    const answer = await this.request.post(`${this.site}/api/v1/${where}`, {
      headers: { 'Idempotency-Key': key },
      data: { draft: draft.id, declarations, ...more },
    });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Sent;
  }
}
