import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

const day = { colorScheme: 'light', bar: '#fbf5ea' };
const night = { colorScheme: 'dark', bar: '#1f1713' };
const themeSwitch = (page: Page) =>
  page.getByRole('button', { name: 'Switch between day and night' });

/** What the page looks like, and the color it gives to the bar of a phone's browser. */
function shown(page: Page) {
  return page.evaluate(() => {
    const paper = document.createElement('i');
    paper.style.color = 'light-dark(white, black)';
    document.body.append(paper);
    const { color } = getComputedStyle(paper);
    paper.remove();
    const bars = [...document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')];
    return {
      colorScheme: color === 'rgb(255, 255, 255)' ? 'light' : 'dark',
      bar: bars.find(({ media }) => matchMedia(media).matches)?.content,
    };
  });
}

for (const [system, other] of [
  [day, night],
  [night, day],
] as const)
  test.describe(`where the system wishes ${system.colorScheme}`, () => {
    test.use({ colorScheme: system.colorScheme as 'light' | 'dark' });

    test('the reader chooses the other theme, and every page keeps it', async ({ page }) => {
      await page.goto('/');
      expect(await shown(page)).toEqual(system);
      await themeSwitch(page).click();
      expect(await shown(page)).toEqual(other);

      for (const path of ['/posts/first-post/', '/coaching/', '/search/', '/no-such-page/']) {
        await page.goto(path);
        expect(await shown(page), path).toEqual(other);
      }
    });

    test('choosing back forgets the choice, also on the page before and in the other window', async ({
      page,
      context,
    }) => {
      await page.goto('/');
      await themeSwitch(page).click();
      const second = await context.newPage();
      await second.goto('/archive/');
      expect(await shown(second)).toEqual(other);

      await page.goto('/about/');
      await themeSwitch(page).click();
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
      await expect.poll(() => shown(second)).toEqual(system);
      await page.goBack();
      expect(await shown(page)).toEqual(system);
    });
  });

test('a chosen theme is there before anything is painted', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage['theme'] = 'dark';
    const themes = Object.assign(window, { themes: [] as (string | undefined)[] }).themes;
    const watch = () => {
      if (document.body) themes.push(document.documentElement.dataset['theme']);
      if (document.readyState !== 'complete') requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await page.goto('/posts/components/');
  const themes = await page.evaluate(() => (window as unknown as { themes: string[] }).themes);

  expect(new Set(themes)).toEqual(new Set(['dark']));
});

test('paper is always white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/posts/first-post/');
  await themeSwitch(page).click();
  expect(await shown(page)).toEqual(night);
  await page.emulateMedia({ media: 'print' });

  expect(await shown(page)).toMatchObject({ colorScheme: 'light' });
  await expect(themeSwitch(page)).toBeHidden();
});

test('where the browser keeps nothing there is no switch', async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: denied });
  });
  await page.goto('/');

  await expect(themeSwitch(page)).toBeHidden();
});

test('covers and pictures keep their colors where others are forced', async ({ page }) => {
  const colors = () =>
    page
      .locator('.cover, .window path')
      .evaluateAll((drawn) =>
        drawn.map((each) => getComputedStyle(each)).map((is) => [is.backgroundColor, is.fill]),
      );
  await page.goto('/');
  const before = await colors();
  expect(new Set(before.map(String)).size).toBeGreaterThan(4);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await colors()).toEqual(before);
  // A button keeps its edge where its fill is taken away.
  await page.goto('/coaching/');
  await expect(page.locator('.button').first()).toHaveCSS('border-top-width', '2px');
});
