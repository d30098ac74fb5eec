import { arriveInParts } from './arrive.ts';
import { expect, type Page, test } from './page.ts';

const paths = [
  '/',
  '/posts/components/',
  '/reading/test-list/',
  '/archive/',
  '/search/',
  '/coaching/',
];

/** When the face comes, its letters are up to a pixel wider than those that kept its place. */
const imperceptible = 0.001;

interface Shift {
  value: number;
  sources: { node: Node | null }[];
}

/** Watches each page from its first frame on; says how much the one that is open has moved. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & Shift)[])
        // Blanks between words are nowhere before there is a word on both sides.
        if (entry.sources.some(({ node }) => node?.textContent?.trim()))
          shifts.shifted += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifted: number }).shifted);
}

for (const width of [360, 1280])
  test(`no page moves under the reader's eyes at ${width} px, whether or not its font is known`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const shifted = await watchShifts(page);
    for (const path of [...paths, ...paths]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await shifted(), path).toBeLessThan(imperceptible);
    }
    const known = await page.evaluate(() => document.fonts.check('700 1rem Fraunces'));
    expect(known).toBe(true);
  });

for (const width of [360, 1280])
  test(`no page moves while it arrives in parts at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    // The face of headlines comes when all else is there: it is not waited for.
    await page.route('**/*.woff2', () => undefined);
    const shifted = await watchShifts(page);
    for (const path of ['/', '/posts/components/', '/archive/', '/coaching/']) {
      await arriveInParts(page, path, 30);
      expect(await shifted(), path).toBeLessThan(imperceptible);
    }
  });

test('the face of headlines is asked for when all else is there, and is there at once on the next page', async ({
  page,
}) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const asked = () =>
    page.evaluate(() => {
      const [{ loadEventStart = Infinity } = {}] = performance.getEntriesByType('navigation') as [
        PerformanceNavigationTiming,
      ];
      const files = performance.getEntriesByType('resource');
      const faces = files.filter(({ name }) => name.endsWith('.woff2'));
      return faces.map(({ startTime }) => startTime >= loadEventStart);
    });
  await expect.poll(asked).toEqual([true]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('font-family', /^Fraunces,/);

  await page.goto('/archive/', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-face');
});
