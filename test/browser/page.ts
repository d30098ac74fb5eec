import { test as base, expect } from '@playwright/test';

export { expect };

/**
 * Playwright's `test`, which also fails when the page reports an error.
 * Without JavaScript: `test.use({ javaScriptEnabled: false })`.
 */
export const test = base.extend({
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
