import { type Page, test as base, expect } from '@playwright/test';

export { expect, type Page };

let visitors = 0;

/** Two seconds from when all of the page was here, as nobody can have seen it sooner who picks an hour. */
export async function lookAround(page: Page): Promise<void> {
  const seen = () =>
    page.evaluate(() => {
      const [{ responseEnd = Infinity } = {}] = performance.getEntriesByType(
        'navigation',
      ) as PerformanceNavigationTiming[];
      return performance.now() - responseEnd;
    });
  await expect.poll(seen).toBeGreaterThan(2_000);
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
