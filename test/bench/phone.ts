import { type Browser, type Page, chromium } from '@playwright/test';
import { findBrowser } from '../browser/find-browser.ts';

export async function launchBrowser(): Promise<Browser> {
  const { path, env: lent } = await findBrowser();
  const quiet = ['background-networking', 'component-update', 'sync'].map((x) => `--disable-${x}`);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: path,
    args: [...asRoot, ...quiet, '--no-first-run'],
    env: { ...process.env, ...lent } as Record<string, string>,
  });
}

/** A new phone, with nothing in its cache. `slow` is a mobile network and a weak processor, as Lighthouse has them. */
export async function onPhone<Result>(
  browser: Browser,
  slow: boolean,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  const viewport = { width: 412, height: 823 };
  const phone = { viewport, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
  // Where the coach is: elsewhere the hours are asked for once more.
  const context = await browser.newContext({ ...phone, timezoneId: 'America/New_York' });
  try {
    const page = await context.newPage();
    if (slow) await slowDown(page);
    return await use(page);
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  const bytesPerSecond = (kilobits: number) => (kilobits * 1024) / 8;
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond(1.6 * 1024),
    uploadThroughput: bytesPerSecond(750),
  });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}
