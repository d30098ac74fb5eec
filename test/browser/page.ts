import { type Page, test as base, expect } from '@playwright/test';

export { expect };

let visitors = 0;

/** As long as nobody is who picks an hour before they can have seen it. */
export async function lookAround(page: Page): Promise<void> {
  const age = () => page.evaluate(() => performance.now());
  await expect.poll(age, { timeout: 10_000 }).toBeGreaterThan(2_500);
}

/** Shows the hours of later weeks, too. */
export async function unfoldWeeks(page: Page): Promise<void> {
  for (const week of await page.locator('details.week > summary').all()) await week.click();
}

/**
 * Playwright's `test`, which also fails when the page reports an error.
 * Without JavaScript: `test.use({ javaScriptEnabled: false })`.
 */
export const test = base.extend({
  extraHTTPHeaders: ({}, use, { workerIndex }) => {
    visitors += 1;
    return use({ 'x-forwarded-for': `10.${workerIndex}.${visitors >> 8}.${visitors & 255}` });
  },
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (fault) => faults.push(fault.message));
    page.on('console', (message) => {
      const isAnswerOfPage =
        message.location().url === page.url() && /^Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !isAnswerOfPage) faults.push(message.text());
    });
    await use(page);
    expect(faults, 'errors on the page').toEqual([]);
  },
});
