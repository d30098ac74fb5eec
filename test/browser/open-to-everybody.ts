import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

/** Night differs from day by its colors alone, which these rules look at. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** Asks axe about the page as it stands, by day and by night, on phone and desk. */
export async function expectOpenToEverybody(page: Page) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await expectNoViolation(page, `${width} px, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolation(page, `${width} px, dark`, OF_COLORS);
  }
}

/** Asks axe about the page as it stands, by all of its rules or by those. */
export async function expectNoViolation(page: Page, when: string, rules?: string[]) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(found, when).toEqual([]);
}
