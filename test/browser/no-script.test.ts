import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

test.use({ javaScriptEnabled: false });

const masthead = (page: Page) => page.getByRole('navigation', { name: 'Main' });
const main = (page: Page) => page.getByRole('main');
const headline = (page: Page) => page.getByRole('heading', { level: 1 });

test('a reader sees the whole site', async ({ page }) => {
  await page.goto('/');
  await expect(headline(page)).toContainText('A small site that tests build');
  await masthead(page).getByRole('link', { name: 'Archive' }).click();
  await main(page).getByRole('link', { name: 'One of each component' }).first().click();

  await expect(headline(page)).toHaveText('One of each component');
  for (const role of ['figure', 'note', 'blockquote'] as const)
    await expect(main(page).getByRole(role).first()).toBeVisible();
  await expect(main(page).getByText('Some links here are paid links')).toBeVisible();
  for (const name of ['E-mail', 'Facebook', 'Pinterest', 'X'])
    await expect(
      main(page).getByRole('list', { name: 'Pass it on' }).getByRole('link', { name, exact: true }),
    ).toBeVisible();
  await expect(main(page).getByRole('region', { name: 'P.S.' })).toBeVisible();

  await page.getByRole('link', { name: 'The Desk, Explained' }).first().click();
  await expect(main(page).getByRole('listitem')).toHaveCount(3);

  await masthead(page).getByRole('link', { name: 'Reading' }).click();
  await main(page).getByRole('link').first().click();
  await expect(page).toHaveURL('/reading/test-list/');
  await expect(main(page).getByRole('link', { name: 'Library' }).first()).toBeVisible();

  await masthead(page).getByRole('link', { name: 'Archive' }).click();
  await expect(main(page).getByRole('article')).not.toHaveCount(0);

  await page.getByRole('link', { name: 'Tags' }).last().click();
  await main(page).getByRole('link', { name: /^work/ }).click();
  await expect(headline(page)).toHaveText('work');

  await masthead(page).getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('searchbox')).toBeHidden();
  for (const name of ['The archive', /^money/])
    await expect(main(page).getByRole('link', { name })).toBeVisible();
});

for (const [link, text] of [
  ['Start here', 'Begin with the first post'],
  ['About', 'Nobody writes this site'],
  ['Privacy', 'Reading sets no cookie'],
  ['Terms', 'The refund policy follows'],
] as const)
  test(`“${link}” can be read`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: link, exact: true }).first().click();

    await expect(headline(page)).toHaveText(link);
    await expect(main(page)).toContainText(text);
  });

test('an hour can be picked', async ({ page }) => {
  await page.goto('/posts/first-post/');
  await main(page).getByRole('link', { name: 'Pick an hour' }).click();

  await expect(main(page)).toContainText('$25');
  await expect(page.locator('form [name=start]').first()).toBeVisible();
});

test('nothing is shown that needs a script', async ({ page }) => {
  for (const path of ['/', '/posts/first-post/', '/search/', '/no-such-page/']) {
    await page.goto(path);
    // The form of comments needs none.
    const buttons = page.getByRole('button', { name: /^(?!.*See how it looks)/ });
    await expect(buttons, path).toHaveCount(0);
    await expect(page.getByText('Copied'), path).toHaveCount(0);
  }
});
