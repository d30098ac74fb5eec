import type { Page } from '@playwright/test';
import { expectNoViolation } from './open-to-everybody.ts';
import { expect, test, unfoldWeeks } from './page.ts';

/** The sizes of all pills of hours that are seen, each once. */
async function sizesOfPills(page: Page): Promise<string[]> {
  const boxes = await page
    .locator('.hours .hour:visible')
    .evaluateAll((pills) => pills.map((pill) => pill.getBoundingClientRect()));
  return [...new Set(boxes.map(({ width, height }) => `${width.toFixed()} × ${height.toFixed()}`))];
}

/** The hours that a line's end divides. */
async function dividedHours(page: Page): Promise<string[]> {
  return page.locator('.hours .hour:visible').evaluateAll((pills) =>
    pills.flatMap(({ childNodes }) => {
      const [hour] = [...childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const range = document.createRange();
      if (hour) range.selectNode(hour);
      const lines = new Set([...range.getClientRects()].map(({ top }) => top));
      return hour && lines.size > 1 ? [String(hour.textContent)] : [];
    }),
  );
}

test('pills of hours are equal, folded or not, on every screen and with two clocks', async ({
  page,
}) => {
  for (const zone of ['America/New_York', 'Asia/Kathmandu', 'America/Argentina/ComodRivadavia']) {
    await page.goto(`/coaching/?zone=${zone}`);
    await unfoldWeeks(page);
    const faces = () => page.evaluate(() => [...document.fonts].map(({ status }) => status));
    await expect.poll(faces).toContain('loaded');
    for (const width of [320, 360, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sizesOfPills(page), `${zone}, ${width} px`).toHaveLength(1);
      expect(await dividedHours(page), `${zone}, ${width} px`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
  }
});

test('later weeks are folded, and open by keyboard and to everybody', async ({ page }) => {
  await page.goto('/coaching/');
  const weeks = page.locator('.week');
  expect(await weeks.count()).toBeGreaterThan(1);
  await expect(weeks.first().getByRole('button').first()).toBeVisible();
  const later = weeks.nth(1);
  await expect(later.getByRole('button')).toHaveCount(0);
  await later.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(later.getByRole('button').first()).toBeVisible();
  await expectNoViolation(page, 'unfolded');
});

test('on a desk what is offered stays in view beside the last hour', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/coaching/');
  await unfoldWeeks(page);
  await page.locator('.hour').last().scrollIntoViewIfNeeded();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.locator('.how-it-works li').last()).toBeInViewport();
});

test('one zone is said once, and no hour of a night without its night', async ({ page }) => {
  await page.goto('/coaching/?zone=America/New_York');
  const said = await page.getByRole('main').innerText();
  const naming = said.split('\n').filter((line) => line.includes('New York'));
  // Before clocks change there is a line of that, too.
  expect(naming.filter((line) => !line.includes('clocks in New York go'))).toEqual([
    expect.stringMatching(/^All times are New York time\.\s*$/),
  ]);

  await page.goto('/coaching/?zone=Asia/Tokyo');
  await unfoldWeeks(page);
  const names = await page
    .locator('.hours .hour')
    .evaluateAll((pills) => pills.map((pill) => pill.getAttribute('aria-label') ?? ''));
  const isOfNight = (name: string) => /, (midnight|12:\d\d AM|[1-4]:\d\d AM),/.test(name);
  const ofNights = names.filter((name) => name.includes('the night from'));
  expect(ofNights.length).toBeGreaterThan(20);
  expect(ofNights).toEqual(names.filter(isOfNight));
  await expect(page.getByText(/^the night from \w+ to \w+$/).first()).toBeVisible();
});

test('no pill has the triangle of the browser', async ({ page }) => {
  await page.goto('/coaching/');
  const markers = await page
    .locator('summary:is(.hour, .button), .week > summary')
    .evaluateAll((pills) => pills.map((pill) => getComputedStyle(pill).listStyleType));
  expect(new Set(markers)).toEqual(new Set(['none']));
});
