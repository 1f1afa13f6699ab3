import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { APIRequestContext } from '@playwright/test';
import { ROOT } from './server.js';

/** Fetches a challenge and solves it with the very worker that the page uses. */
export async function solveProof(request: APIRequestContext, site: string): Promise<string> {
  const challenge = await (await request.get(`${site}/api/v1/pow`)).json();
  let proof: string | undefined;
  const worker = createContext({
    btoa,
    postMessage: (message: unknown) => {
      proof = typeof message === 'string' ? message : proof;
    },
  });
  runInContext(readFileSync(join(ROOT, 'public/pow-worker.js'), 'utf8'), worker);
  runInContext(`onmessage({ data: ${JSON.stringify(challenge)} })`, worker);
  if (!proof) {
    throw new Error('the worker found no solution');
  }
  return proof;
}
