import { defineConfig } from '@playwright/test';

const database = process.env.E2E_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

/** What keeps Debian's Chromium quiet, off-line and able to start in a container. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

// Every story runs twice: as a phone without JavaScript sees the service, and with. Stories about what only JavaScript
// does are named *.hydrate.spec.ts.
export default defineConfig({
  testDir: 'tests',
  outputDir: `test-results/${database}`,
  globalSetup: './rig/global_setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A limit for what hangs, not for what is slow: on two busy cores a long story takes minutes.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: `../target/test-results/stories-${database}.json` }]],
  use: {
    // A cheap phone: what fits here fits everywhere.
    viewport: { width: 360, height: 640 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    screenshot: 'only-on-failure',
    // Where a failure is hard to see: --trace on.
    trace: 'off',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'no-js', use: { javaScriptEnabled: false }, testIgnore: '**/*.hydrate.spec.ts' },
    { name: 'js', use: { javaScriptEnabled: true } },
  ],
});
