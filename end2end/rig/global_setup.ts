import type { FullConfig } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, outputOf, runCommand, startServer } from './server.js';

/** When the stories on the common database begin: a working day inside every window of its month, whatever today is. */
const WORKING_DAY = '2026-11-10T09:00:00+07:00';

/** How far ahead the clock of the `later` server goes, in seconds: nothing that was handed out is good there. */
const THREE_HOURS = 3 * 60 * 60;

/** When the `strained` server believes to live: less than three days before a cut-off. */
const CLOSE_TO_CUTOFF = '2025-02-21T09:00:00+07:00';

/** A mail server where nobody answers. */
const NO_MAIL_SERVER = 'smtp://nobody:secret@127.0.0.1:9';

/**
 * One database with the demo people, and four servers on it that differ by one switch each. That they share it is part
 * of what is tested: any instance can open what another has sealed.
 *
 * Servers that live in another time have a copy each, so that nothing runs out for the others: one with a clock that
 * stories move for each worker, and the `strained` one.
 */
export default async function globalSetup(config: FullConfig): Promise<() => void> {
  const whole = mkdtempSync(join(tmpdir(), 'cek-stories-'));
  const data = join(whole, 'all');
  mkdirSync(data);
  const behind = Math.round((Date.parse(WORKING_DAY) - Date.now()) / 1000);
  process.env.E2E_CLOCK_MOVED = `${behind}`;
  const base: Record<string, string> = {
    BANSOS_DATA_DIR: data,
    BANSOS_RATE_LIMITS: 'off',
    BANSOS_CAPTCHA: 'off',
    BANSOS_NOW: moved(behind),
  };
  if (process.env.E2E_DATABASE === 'postgres') {
    base.DATABASE_URL = createDatabase();
  }
  runCommand(base, 'migrate');
  runCommand(base, 'import-wilayah', join(ROOT, 'server/data/wilayah'));
  process.env.E2E_DEMO = outputOf(base, 'seed-demo');
  process.env.E2E_OPEN_SETTINGS = JSON.stringify(base);
  process.env.E2E_MAIL = join(data, 'mail');
  const strained = { BANSOS_NOW: CLOSE_TO_CUTOFF, BANSOS_MAIL: NO_MAIL_SERVER };
  const copies: [string, Record<string, string>][] = [['E2E_STRAINED', copyOf(base, join(whole, 'strained'), strained)]];
  for (let worker = 0; worker < config.workers; worker += 1) {
    const clock = join(whole, `clock_${worker}`);
    writeFileSync(clock, CLOSE_TO_CUTOFF);
    process.env[`E2E_CLOCK_${worker}`] = clock;
    const own = { BANSOS_NOW: `@${clock}`, BANSOS_LEAD_DAYS: '0' };
    const settings = copyOf(base, join(whole, `clocked_${worker}`), own);
    process.env[`E2E_CLOCKED_SETTINGS_${worker}`] = JSON.stringify(settings);
    copies.push([`E2E_CLOCKED_${worker}`, settings]);
  }

  const servers = await Promise.all([
    startServer(base),
    startServer({ ...base, BANSOS_CAPTCHA: 'on' }),
    startServer({ ...base, BANSOS_CAPTCHA: 'on', BANSOS_NOW: moved(behind + THREE_HOURS) }),
    startServer({ ...base, BANSOS_RATE_LIMITS: 'on' }),
    ...copies.map(([, settings]) => startServer(settings)),
  ]);
  const names = ['E2E_OPEN', 'E2E_GUARDED', 'E2E_LATER', 'E2E_LIMITED', ...copies.map(([name]) => name)];
  servers.forEach((server, at) => (process.env[names[at]!] = server.url));

  return () => {
    servers.forEach((server) => server.process.kill('SIGKILL'));
    rmSync(whole, { recursive: true, force: true });
  };
}

/** The machine's clock, moved by so many seconds, as BANSOS_NOW takes it. */
function moved(seconds: number): string {
  return seconds < 0 ? `${seconds}` : `+${seconds}`;
}

/** The settings of a server on a copy of all data, with some of its own. Nobody may use the original meanwhile. */
function copyOf(base: Record<string, string>, data: string, own: Record<string, string>): Record<string, string> {
  cpSync(base.BANSOS_DATA_DIR!, data, { recursive: true });
  const copy = { ...base, ...own, BANSOS_DATA_DIR: data };
  if (!base.DATABASE_URL) {
    return copy;
  }
  const original = new URL(base.DATABASE_URL).pathname.slice(1);
  return { ...copy, DATABASE_URL: createDatabase(original) };
}

let databases = 0;

/** A new database in the cluster that TEST_POSTGRES_URL names; the cluster ends with the run. */
function createDatabase(template = 'template1'): string {
  const cluster = process.env.TEST_POSTGRES_URL;
  if (!cluster) {
    throw new Error('E2E_DATABASE=postgres needs TEST_POSTGRES_URL: cargo run -p xtask -- postgres COMMAND sets it');
  }
  databases += 1;
  const name = `stories_${process.pid}_${databases}`;
  const command = `create database ${name} template ${template}`;
  execFileSync('psql', ['--quiet', '--no-psqlrc', cluster, '--command', command]);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.toString();
}
