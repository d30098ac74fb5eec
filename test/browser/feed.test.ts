import { expect, test } from './page.ts';

test('a strict parser reads the feed, and each address in its texts is whole', async ({ page }) => {
  await page.goto('/archive/');
  const posts = await page.getByRole('main').getByRole('article').count();
  const { fault, items, addresses } = await page.evaluate(async () => {
    const xml = await (await fetch('/rss.xml')).text();
    const feed = new DOMParser().parseFromString(xml, 'application/xml');
    const texts = [...feed.getElementsByTagName('content:encoded')];
    const pages = texts.map(({ textContent }) =>
      new DOMParser().parseFromString(textContent, 'text/html'),
    );
    return {
      fault: feed.querySelector('parsererror')?.textContent,
      items: feed.querySelectorAll('item').length,
      addresses: pages.flatMap((each) =>
        [...each.querySelectorAll('[href], [src]')].map(
          (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
        ),
      ),
    };
  });

  expect(fault).toBeUndefined();
  expect(items).toBe(posts);
  expect(addresses.length).toBeGreaterThan(items);
  expect(addresses.filter((address) => !URL.canParse(address))).toEqual([]);
});
