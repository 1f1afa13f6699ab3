import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runCommand, startServer } from './server.js';

/** How far ahead the clock of the `later` server goes, in milliseconds. */
const TWO_HOURS = 2 * 60 * 60 * 1000;

/**
 * One database with the demo people, and four servers on it that differ by one switch each. That they share it is part
 * of what is tested: any instance can open what another has sealed.
 */
export default async function globalSetup(): Promise<() => void> {
  const data = mkdtempSync(join(tmpdir(), 'cek-stories-'));
  const base: Record<string, string> = { BANSOS_DATA_DIR: data, BANSOS_RATE_LIMITS: 'off', BANSOS_CAPTCHA: 'off' };
  if (process.env.E2E_DATABASE === 'postgres') {
    base.DATABASE_URL = createDatabase();
  }
  runCommand(base, 'migrate');
  runCommand(base, 'import-wilayah', join(ROOT, 'server/data/wilayah'));
  runCommand(base, 'seed-demo');

  const later = new Date(Date.now() + TWO_HOURS).toISOString();
  const servers = await Promise.all([
    startServer(base),
    startServer({ ...base, BANSOS_CAPTCHA: 'on' }),
    startServer({ ...base, BANSOS_CAPTCHA: 'on', BANSOS_NOW: later }),
    startServer({ ...base, BANSOS_RATE_LIMITS: 'on' }),
  ]);
  const names = ['E2E_OPEN', 'E2E_GUARDED', 'E2E_LATER', 'E2E_LIMITED'];
  servers.forEach((server, at) => (process.env[names[at]!] = server.url));

  return () => {
    servers.forEach((server) => server.process.kill('SIGKILL'));
    rmSync(data, { recursive: true, force: true });
  };
}

/** A new database in the cluster that TEST_POSTGRES_URL names; the cluster ends with the run. */
function createDatabase(): string {
  const cluster = process.env.TEST_POSTGRES_URL;
  if (!cluster) {
    throw new Error('E2E_DATABASE=postgres needs TEST_POSTGRES_URL: cargo run -p xtask -- postgres COMMAND sets it');
  }
  const name = `stories_${process.pid}`;
  execFileSync('psql', ['--quiet', '--no-psqlrc', cluster, '--command', `create database ${name}`]);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return url.toString();
}
