import { defineConfig } from '@playwright/test';
import { browserOptions } from './browser.mjs';

const { JOURNEYS_URL, JOURNEYS_RESULT, JOURNEYS_SETUP_LINK } = process.env;

export default defineConfig({
  testDir: 'src',
  // One needs an empty installation; the other leaves more than anybody wants on a server of theirs.
  testIgnore: JOURNEYS_SETUP_LINK ? [] : ['07-first-day.spec.ts', '09-many.spec.ts'],
  outputDir: '../../data/test-results/journeys',
  // Each step of the way stands on the one before it, as the people do.
  workers: 1,
  retries: 0,
  maxFailures: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...(JOURNEYS_RESULT ? [['json', { outputFile: JOURNEYS_RESULT }] as const] : [])],
  use: {
    baseURL: JOURNEYS_URL ?? 'http://127.0.0.1:3000',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: await browserOptions(),
  },
});
