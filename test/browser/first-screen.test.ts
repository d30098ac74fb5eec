import type { Locator, Page } from '@playwright/test';
import { expect, test } from './page.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** How many of them stand in the first screen, whole. */
async function wholeInScreen(page: Page, things: Locator): Promise<number> {
  const boxes = await Promise.all((await things.all()).map((each) => each.boundingBox()));
  const { height } = page.viewportSize()!;
  return boxes.filter((box) => box && box.y + box.height <= height).length;
}

for (const screen of [phone, desk])
  test(`the text of a post begins in the first screen of ${screen.width} px`, async ({ page }) => {
    await page.setViewportSize(screen);
    for (const slug of ['components', 'sponsored', 'pictures']) {
      await page.goto(`/posts/${slug}/`);
      const line = await page.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('.prose > *')!);
        return range.getClientRects()[0]!.bottom;
      });
      expect(line, slug).toBeLessThanOrEqual(screen.height);
    }
  });

for (const [screen, titles] of [
  [phone, 2],
  [desk, 3],
] as const)
  test(`the home page shows ${titles} titles in the first screen of ${screen.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(screen);
    await page.goto('/');
    const found = page.getByRole('article').getByRole('heading');
    expect(await wholeInScreen(page, found)).toBeGreaterThanOrEqual(titles);
  });

test('the archive shows five posts in the first screen of a desk', async ({ page }) => {
  await page.setViewportSize(desk);
  await page.goto('/archive/');
  const found = page.getByRole('article').getByRole('heading');
  expect(await wholeInScreen(page, found)).toBeGreaterThanOrEqual(5);
});

for (const width of [360, 768, 1280, 1920])
  test(`no line of a text has more than 70 characters at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/posts/components/');
    const longest = await page.evaluate(() => {
      const paragraph = document.querySelector('.prose > p')!;
      paragraph.textContent = 'Nobody told me that owning up is quicker than hiding it. '.repeat(9);
      const words = paragraph.firstChild!;
      const range = document.createRange();
      const lines = new Map<number, number>();
      for (let at = 0; at < paragraph.textContent.length; at++) {
        range.setStart(words, at);
        range.setEnd(words, at + 1);
        const { top } = range.getBoundingClientRect();
        lines.set(top, (lines.get(top) ?? 0) + 1);
      }
      return Math.max(...lines.values());
    });
    expect(longest).toBeLessThanOrEqual(70);
  });

test('on a desk the contents stay in view, and the menu stands in one line', async ({ page }) => {
  await page.setViewportSize(desk);
  await page.goto('/posts/components/');
  const tops = await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getBoundingClientRect()))
    .then((boxes) => boxes.map(({ y, height }) => Math.round((y + height / 2) / 10)));
  expect(new Set(tops).size).toBe(1);

  await page.getByRole('article').locator('.prose > :last-child').scrollIntoViewIfNeeded();
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeInViewport();
});

test('a wide table scrolls by keyboard and breaks no word', async ({ page }) => {
  await page.goto('/posts/plain-markdown/');
  const table = page.getByRole('region', { name: 'Table' });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);

  const broken = await table.evaluate((box) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (range.getClientRects().length > 1) found.push(word);
      }
    return found;
  });
  expect(broken).toEqual([]);
});

for (const screen of [phone, desk])
  test(`an apology leads on in the first screen of ${screen.width} px`, async ({ page }) => {
    await page.setViewportSize(screen);
    for (const path of ['/no-such-page/', '/500']) {
      await page.goto(path);
      const main = page.getByRole('main');
      const ways = ['To the archive', 'Archive', 'To the front page', 'Start here'];
      const links = main.getByRole('link', { name: new RegExp(`(^|\\] )(${ways.join('|')})$`) });
      expect(await wholeInScreen(page, links), path).toBe(3);
      expect(await wholeInScreen(page, main.getByRole('searchbox')), path).toBe(1);
    }
  });

test('two books of a list stand in one screen of a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/reading/test-list/');
  const heights = await page
    .getByRole('article')
    .getByRole('article')
    .evaluateAll((books) => books.map((book) => book.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(2);
  expect(Math.max(...heights)).toBeLessThan(phone.height / 2);
});

test('who calls is seen beside what is sold, in the first screen of a phone', async ({ page }) => {
  await page.setViewportSize(phone);
  await page.goto('/coaching/');
  const face = page.getByRole('img', { name: 'Who writes here, outside' });
  expect(await wholeInScreen(page, face)).toBe(1);
  expect(await face.evaluate((img: HTMLImageElement) => img.decode().then(() => true))).toBe(true);
});
