import type { Page } from '@playwright/test';
import { expect, lookAround, test, unfoldWeeks } from './page.ts';

interface Stop {
  name: string;
  outline: number;
  /** Where its first line stands on the whole page. */
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const paths = [
  '/',
  '/posts/components/',
  '/posts/links/',
  '/posts/plain-markdown/comments/',
  '/comments/preview/?post=first-post&answers=plain1',
  '/contact/?about=first-post',
  '/contact/?sent',
  '/reading/test-list/',
  '/archive/',
  '/tags/',
  '/search/',
  '/about/',
  '/coaching/',
  '/coaching/confirmed/?session_id=cs_test_none',
  '/no-such-page/',
];

for (const width of [360, 1280])
  for (const path of paths)
    test(`at ${width} px the tab key goes through ${path} as it is read, and out again`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const stops = await tabThrough(page);

      expect(stops.map(({ name }) => name)).toEqual(await whatCanBeUsed(page));
      expect(stops[0]?.name).toBe('Skip to the text');
      expect(stops.filter(({ outline }) => outline < 2)).toEqual([]);
      expect(stops.flatMap((stop, index) => stepsBack(stops[index - 1], stop))).toEqual([]);
    });

test('the skip link passes the masthead over', async ({ page }) => {
  await page.goto('/posts/components/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');

  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

test('a key switches the theme', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Switch between day and night' }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', '');
});

test('keys open the contents and lead to a part', async ({ page }) => {
  await page.goto('/posts/components/');
  await page.getByRole('navigation', { name: 'Contents' }).getByText('Contents').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL('/posts/components/#sit-down');
  await expect(page.getByRole('heading', { name: 'Sit down' })).toBeInViewport();
});

test('keys search, walk through what was found and open it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('lamp');
  const first = page.getByRole('search').getByRole('listitem').getByRole('link').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/posts\//);
});

test('keys pick an hour', async ({ page }) => {
  await page.goto('/coaching/');
  await unfoldWeeks(page);
  await lookAround(page);
  await page.locator('[name=start]').nth(-6).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByText('Practice: no real money')).toBeVisible();
});

async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const [line] = element.getClientRects();
      const { left = 0, right = 0, top = 0, bottom = 0 } = line ?? {};
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.getAttribute('aria-label') ?? element.textContent.trim(),
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
        left,
        right,
        top: top + scrollY,
        bottom: bottom + scrollY,
      };
    });
    if (!stop) return stops;
    stops.push(stop);
    expect(stops.length, 'the focus is trapped').toBeLessThan(300);
  }
}

function whatCanBeUsed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim()),
  );
}

/** The stop if it stands above the one before it, or left of it in the same line. */
function stepsBack(before: Stop | undefined, stop: Stop): string[] {
  if (!before || before.name === 'Skip to the text') return [];
  const above = stop.bottom <= before.top && stop.left < before.right;
  const sameLine = stop.top < before.bottom && before.top < stop.bottom;
  const leftOf = sameLine && stop.right <= before.left;
  return above || leftOf ? [`${before.name} → ${stop.name}`] : [];
}
