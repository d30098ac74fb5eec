import { expect, test } from './page.ts';

const paths = [
  '/',
  '/posts/components/',
  '/reading/test-list/',
  '/archive/',
  '/search/',
  '/coaching/',
];

for (const width of [360, 1280])
  test(`no page moves under the reader's eyes at ${width} px, whether or not its font is known`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const shifts = Object.assign(window, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          shifts.shifted += (entry as { value?: number }).value ?? 0;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of [...paths, ...paths]) {
      await page.goto(path, { waitUntil: 'networkidle' });
      const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted);
      // When the face comes, its letters are up to a pixel wider than those that kept its place.
      expect(shifted, path).toBeLessThan(0.001);
    }
    const known = await page.evaluate(() => document.fonts.check('700 1rem Fraunces'));
    expect(known).toBe(true);
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
