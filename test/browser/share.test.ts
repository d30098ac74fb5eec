import { siteUrl } from '../support/site.ts';
import { expect, test } from './page.ts';

const address = `${siteUrl}/posts/first-post/`;

test('where the system has a sheet for it, a post is passed on there', async ({ page }) => {
  await page.addInitScript(() => {
    const share = async (data: ShareData) => {
      Object.assign(window, { shared: data });
      throw new DOMException('closed', 'AbortError');
    };
    Object.assign(navigator, { share });
  });
  await page.goto('/posts/first-post/');
  await page.getByRole('button', { name: 'Share…' }).click();

  const shared = await page.evaluate(() => (window as unknown as { shared: ShareData }).shared);
  expect(shared).toEqual({ title: 'The first post', url: address });
});

test('elsewhere the link is copied, and the page says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/posts/first-post/#a-part');
  await page.getByRole('button', { name: 'Copy link' }).click();

  await expect(page.getByRole('main').getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
});

test('a browser that can do neither shows the plain links alone', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  await page.goto('/posts/first-post/');

  await expect(page.getByRole('button', { name: /Share|Copy/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'E-mail', exact: true })).toBeVisible();
});
