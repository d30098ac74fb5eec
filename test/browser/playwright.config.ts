import { defineConfig } from '@playwright/test';
import { siteUrl } from '../support/site.ts';
import { findBrowser } from './find-browser.ts';

const executablePath = process.env['BROWSER_PATH'] ?? (await findBrowser()).path;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  globalSetup: './serve.ts',
  testMatch: '*.test.ts',
  outputDir: '../../.data/test/browser',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  // On a busy machine a test takes long and is right all the same.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['json', { outputFile: '../../.data/test/browser.json' }]],
  use: {
    actionTimeout: 20_000,
    baseURL: siteUrl,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    launchOptions: {
      executablePath,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [{ name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true } }],
});
