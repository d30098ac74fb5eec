import type { Page } from '@playwright/test';
import { siteUrl } from '../support/site.ts';
import { expect, test } from './page.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'What about?' });
const found = (page: Page) => page.getByRole('search').getByRole('listitem');

/** Finds one thing for each word, which is there once it is told to come. */
const heldEngine = `
  const held = new Map();
  const of = (words) => {
    if (!held.has(words)) held.set(words, Promise.withResolvers());
    return held.get(words);
  };
  window.come = async (words) => {
    of(words).resolve({ url: '/', excerpt: '', meta: { title: words } });
    await new Promise(requestAnimationFrame);
  };
  export const init = () => undefined;
  export const debouncedSearch = async (words) => ({ results: [{ data: () => of(words).promise }] });
`;

test('a reader types a word and comes to the post that holds it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).first().click();
  await field(page).fill('lamp');

  await expect(page.getByRole('status')).toHaveText(/^\d+ results? for “lamp”$/);
  await expect(page).toHaveURL('/search/?q=lamp');
  await expect(page.locator('mark').first()).toHaveText(/lamp/i);

  await found(page).getByRole('link', { name: 'The first post' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The first post' })).toBeVisible();
  await page.goBack();
  await expect(found(page).first()).toBeVisible();
});

test('a reading list is found and says that it is one', async ({ page }) => {
  await page.goto('/search/');
  await field(page).fill('girlboss');

  await expect(found(page).filter({ hasText: 'Reading list' })).toHaveCount(1);
});

test('the keyboard alone reaches what was found', async ({ page }) => {
  await page.goto('/search/');
  await field(page).press('l');
  await field(page).pressSequentially('amp');
  await expect(found(page).first()).toBeVisible();
  await field(page).press('ArrowDown');
  await expect(found(page).first().getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/posts\//);
});

test('nothing found says so and keeps the ways on', async ({ page }) => {
  await page.goto('/search/');
  await field(page).fill('zanzibarcanary');

  await expect(page.getByRole('status')).toContainText('Nothing about “zanzibarcanary”');
  await expect(page.getByRole('main').getByRole('link', { name: 'The archive' })).toBeVisible();
});

test('the engine comes when it is needed, and from here', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/search/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([]);

  await field(page).fill('lamp');
  await expect(found(page).first()).toBeVisible();
  expect(asked.filter((url) => url.includes('/pagefind/'))).not.toEqual([]);
  expect(asked.filter((url) => !url.startsWith(siteUrl))).toEqual([]);
});

test('an engine that does not come is said, and the rest stays', async ({ page }) => {
  await page.route('**/pagefind/*', (route) =>
    route.fulfill({ status: 200, body: 'export {}', contentType: 'text/javascript' }),
  );
  await page.goto('/search/');
  await field(page).fill('lamp');

  await expect(page.getByRole('status')).toContainText('did not load');
  await expect(page.getByRole('main').getByRole('link', { name: 'work' })).toBeVisible();
});

test('what comes late for an earlier word is not shown, and focus stays with what was found', async ({
  page,
}) => {
  await page.route('**/pagefind/pagefind.js', (route) =>
    route.fulfill({ body: heldEngine, contentType: 'text/javascript' }),
  );
  const come = (words: string) => page.evaluate(`come(${JSON.stringify(words)})`);
  await page.goto('/search/');
  await field(page).fill('la');
  await field(page).fill('lam');
  await page.waitForFunction('window.come');
  await come('lam');
  await expect(found(page)).toHaveText(['lam']);
  await come('la');
  await expect(found(page)).toHaveText(['lam']);

  await field(page).fill('lamp');
  await field(page).press('ArrowDown');
  await expect(found(page).getByRole('link', { name: 'lam' })).toBeFocused();
  await come('lamp');
  await expect(found(page).getByRole('link', { name: 'lamp' })).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page leads to archive and tags', async ({ page }) => {
    await page.goto('/search/');

    await expect(page.getByRole('searchbox')).toBeHidden();
    await expect(page.getByText('needs JavaScript')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: /^work/ }).click();
    await expect(
      page.getByRole('main').getByRole('link', { name: 'The first post' }),
    ).toBeVisible();
  });
});
