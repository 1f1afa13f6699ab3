import type { APIResponse, Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { outputOf } from './server.js';

/** What an officer may do. */
export const ROLES = ['operator_desa', 'operator_kecamatan', 'verifikator', 'pengesah', 'admin', 'auditor', 'provinsi'] as const;
export type Role = (typeof ROLES)[number];

/** Where an officer of each role works, unless a story says otherwise. */
const SCOPES: Record<Role, string> = {
  operator_desa: '99.01.01.2001',
  operator_kecamatan: '99.01.01',
  verifikator: '99.01',
  pengesah: '99.01',
  admin: '99.01',
  auditor: '99.01',
  provinsi: '99',
};

/** The password of every officer whom a story makes. */
const PASSWORD = 'kuda biru makan tahu';

/** How long a code is shown, in seconds. */
const STEP = 30;

/** Numbers the officers of this process. */
let made = 0;

/** An officer who is signed in. */
export interface Officer {
  username: string;
  /** As colleagues see it. */
  name: string;
  password: string;
  /** Number of their own family card. */
  kk: string;
  /** The secret of the second factor, in base 32. */
  secret: string;
  /** Codes for when the telephone is lost, each good once. */
  recovery: string[];
}

/** Officers on one server, each with an account of their own: a code is good once, so that none can be shared. */
export class Officers {
  constructor(
    private readonly settings: Record<string, string>,
    private readonly url: string,
    /** The clock of the server, in seconds. */
    private readonly now: () => number,
  ) {}

  /** Signs a fresh officer in, in the browser of `page`, as a person does at the first sign-in; but without pages. */
  async signIn(page: Page, role: Role, scope: string = SCOPES[role]): Promise<Officer> {
    made += 1;
    const username = `uji.${role.replace('_', '.')}.${process.pid}.${made}`;
    const name = `Petugas Uji ${process.pid} ${made}`;
    // Nobody in these stories has such numbers; without them an officer takes no case.
    const serial = String(made).padStart(4, '0');
    const kk = `990199010110${serial}`;
    const identity = ['--nik', `990199010180${serial}`, '--kk', kk];
    const account = ['--username', username, '--name', name, '--role', role, '--scope', scope, ...identity];
    const said = outputOf(this.settings, 'create-petugas', ...account);
    const starting = /shown this once: (\S+)/.exec(said)![1]!;
    await this.send(page, 'masuk', { nama_pengguna: username, kata_sandi: starting }, 303);
    await this.send(page, 'masuk/pasang', { aksi: 'sandi', kata_sandi: PASSWORD, ulangi: PASSWORD }, 303);
    const form = await (await page.request.get(`${this.url}/petugas/masuk/pasang`)).text();
    const kunci = /name="kunci" value="([^"]+)"/.exec(form)![1]!;
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(form)![1]!.replaceAll(' ', '');
    const code = totp(secret, this.now());
    const answer = await this.send(page, 'masuk/pasang', { aksi: 'kode', kunci, kode: code }, 200);
    const recovery = [...(await answer.text()).matchAll(/<code>([A-Z0-9 -]+)<\/code>/g)].map(([, one]) => one!);
    return { username, name, password: PASSWORD, kk, secret, recovery };
  }

  private async send(page: Page, path: string, form: Record<string, string>, status: number): Promise<APIResponse> {
    const answer = await page.request.post(`${this.url}/petugas/${path}`, { form, maxRedirects: 0 });
    if (answer.status() !== status) {
      throw new Error(`${path} was answered with ${answer.status()}: ${await answer.text()}`);
    }
    return answer;
  }
}

/** The six digits that an app with this secret (base 32) shows at `now`, in seconds (RFC 6238). */
export function totp(secret: string, now: number): string {
  const bits = [...secret].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / STEP)));
  const hash = createHmac('sha1', key).update(step).digest();
  const four = hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff;
  return String(four % 1_000_000).padStart(6, '0');
}
