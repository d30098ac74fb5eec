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
      expect(shifted, path).toBe(0);
    }
    const known = await page.evaluate(() => document.fonts.check('700 1rem Fraunces'));
    expect(known).toBe(true);
  });
