import { ask } from '../server/ask.ts';
import { siteUrl } from '../site.ts';
import { expect, test } from './page.ts';

test('a reader comes from the home page to a post', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'The first post' }).first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'The first post' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('A lamp, a cup and a sheet of paper');
});

test('a wrong address leads back to the posts', async ({ page }) => {
  const answer = await page.goto('/no-such-page/');
  expect(answer?.status()).toBe(404);
  await page.getByRole('main').getByRole('link', { name: 'archive' }).click();

  await expect(page).toHaveURL('/archive/');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a post can be read', async ({ page }) => {
    await page.goto('/posts/first-post/');

    await expect(page.getByRole('main')).toContainText('A lamp, a cup and a sheet of paper');
  });
});

for (const path of ['/posts/first-post/', '/coaching/', '/no-such-page/'])
  test(`${path} arrives compressed`, async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const { headers: received } = await ask(siteUrl + path, { headers });

    expect(received).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  });

for (const path of ['/', '/rss.xml', '/coaching/', '/no-such-page/', '/api/bookings'])
  test(`${path} carries the security headers`, async () => {
    const { headers } = await ask(siteUrl + path);

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
