import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

const themes = ['light', 'dark'] as const;

/** Asks axe about the page as it stands, by day and by night, on phone and desk. */
export async function expectOpenToEverybody(page: Page) {
  for (const width of [360, 1280])
    for (const colorScheme of themes) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await expectNoViolation(page, `${width} px, ${colorScheme}`);
    }
}

export async function expectNoViolation(page: Page, when: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect(found, when).toEqual([]);
}
