import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** How long a server may take to answer for the first time, in milliseconds. */
const START_DEADLINE = 120_000;

type Settings = Record<string, string>;

/** The server program: SERVER_BIN, or the debug build. */
function binary(): string {
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
  return process.env.SERVER_BIN ?? join(resolve(ROOT, target), 'debug/server');
}

/** Our environment without anything that the server would read, and with these settings. */
function environment(settings: Settings): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('BANSOS_') && !name.startsWith('LEPTOS_') && name !== 'DATABASE_URL',
  );
  return { ...Object.fromEntries(inherited), ...settings };
}

/** Runs a command of the server to its end. */
export function runCommand(settings: Settings, ...command: string[]): void {
  execFileSync(binary(), command, { env: environment(settings), cwd: '/', stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs a command of the server to its end, and gives what it says. */
export function outputOf(settings: Settings, ...command: string[]): string {
  const how = { env: environment(settings), cwd: '/', encoding: 'utf8' } as const;
  return execFileSync(binary(), command, { ...how, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Starts a server on a free port, waits until it answers, and returns its process and its URL. */
export async function startServer(settings: Settings): Promise<{ process: ChildProcess; url: string }> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(binary(), ['serve'], {
    env: environment({ ...settings, BANSOS_LISTEN: address }),
    cwd: '/',
    stdio: ['ignore', 'ignore', process.env.E2E_LOG ? 'inherit' : 'ignore'],
  });
  const url = `http://${address}`;
  const deadline = Date.now() + START_DEADLINE;
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode !== null) {
      throw new Error(`the server ended with ${child.exitCode}; E2E_LOG=1 shows what it said`);
    }
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server did not answer on ${url}`);
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return { process: child, url };
}

/** Whether this URL is answered with success. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A port nobody uses at the moment. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed()));
    });
  });
}
