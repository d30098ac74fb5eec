import sharp from 'sharp';
import { missingFrom, thingsOn } from '../built/search-engines.ts';
import { ask } from '../server/ask.ts';
import { siteUrl } from '../support/site.ts';
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

for (const [what, path, address] of [
  ['a card', '/posts/components/', 'https://www.amazon.com/dp/1455516902'],
  ['a link in the text', '/posts/links/', 'https://www.amazon.com/dp/0804140847'],
  ['a link to a network', '/posts/links/', 'https://shop.example/lamps/desk-lamp?color=red&size=m'],
  ['a link to a sponsor', '/posts/sponsored/', 'http://www.paper-moon.example/'],
] as const)
  test(`on paper ${what} shows its address without an id, below the disclosure`, async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(path);
    const printed = await page
      .locator('a')
      .evaluateAll((links) =>
        links
          .map((link) => getComputedStyle(link, '::after').content)
          .filter((text) => text !== 'none'),
      );

    await expect(page.locator('[data-disclosure]')).toBeVisible();
    expect(printed).toContain(`" (${address})"`);
    expect(printed.filter((text) => /your-(tag|id)|someone-else/.test(text))).toEqual([]);
  });

for (const width of [360, 1280])
  test(`nothing on a page of text is wider than ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      '/posts/components/',
      '/posts/plain-markdown/',
      '/series/the-desk-explained/',
      '/reading/test-list/',
    ]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });

test('where there is room the contents stand open in the margin', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/posts/components/');
  const contents = page.getByRole('navigation', { name: 'Contents' });

  await expect(contents.getByRole('link', { name: 'Sit down' })).toBeVisible();
  const [nav, text] = await Promise.all([
    contents.boundingBox(),
    page.getByText('The first words come before').boundingBox(),
  ]);
  expect((nav?.x ?? 0) + (nav?.width ?? 0)).toBeLessThan(text?.x ?? 0);
});

test('the field for a search is drawn as the rest of the page is', async ({ page }) => {
  await page.goto('/search/');
  const field = page.getByRole('searchbox');
  await field.fill('desk');
  await field.hover();
  const { data, info } = await sharp(await field.screenshot())
    .raw()
    .toBuffer({ resolveWithObject: true });
  const blue = Array.from({ length: data.length / info.channels }, (_, pixel) => {
    const [red = 0, , blue = 0] = data.subarray(pixel * info.channels);
    return blue - red;
  });
  expect(Math.max(...blue)).toBeLessThan(20);
});

test('each line of a comment runs as its words do', async ({ page }) => {
  await page.goto('/posts/first-post/');
  const [first, second] = await page
    .locator('.said p')
    .first()
    .evaluate((said) => {
      said.innerHTML = 'A desk<br>שולחן';
      return [said.firstChild!, said.lastChild!].map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return range.getBoundingClientRect().left - said.getBoundingClientRect().left;
      });
    });
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(50);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the contents lead to a step', async ({ page }) => {
    await page.goto('/posts/components/');
    const contents = page.getByRole('navigation', { name: 'Contents' });
    await contents.getByText('Contents').click();
    await contents.getByRole('link', { name: 'Sit down' }).click();

    await expect(page).toHaveURL('/posts/components/#sit-down');
    await expect(page.getByRole('heading', { name: 'Sit down' })).toBeInViewport();
  });

  test('a reader goes from part to part of a series', async ({ page }) => {
    await page.goto('/posts/components/');
    for (const title of ['What stands on the desk', 'Who sits at the desk']) {
      const parts = page.getByRole('navigation', { name: 'Part' });
      await parts.getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
    await page.getByRole('link', { name: 'The Desk, Explained' }).first().click();

    await expect(page).toHaveURL('/series/the-desk-explained/');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  });

  test('a footnote leads back to where it was read', async ({ page }) => {
    await page.goto('/posts/components/');
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('link', { name: 'Back to reference 1' }).click();

    await expect(page.getByText('The first words come before')).toBeInViewport();
  });

  test('a post can be read', async ({ page }) => {
    await page.goto('/posts/first-post/');

    await expect(page.getByRole('main')).toContainText('A lamp, a cup and a sheet of paper');
  });
});

test('search engines learn what a call costs', async () => {
  const { body } = await ask(`${siteUrl}/coaching/`);
  const [service, ...more] = thingsOn(body);
  const offer = {
    '@type': 'Offer',
    priceCurrency: 'USD',
    availability: 'https://schema.org/InStock',
    url: `${siteUrl}/coaching/`,
  };

  expect(more).toEqual([]);
  expect(missingFrom(service)).toEqual([]);
  expect(service).toMatchObject({
    '@type': 'Service',
    provider: { '@type': 'Person', name: 'Kayla' },
    offers: [
      { ...offer, name: 'One hour on the phone', price: '25.00' },
      { ...offer, name: 'Half an hour on the phone', price: '15.00' },
    ],
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
