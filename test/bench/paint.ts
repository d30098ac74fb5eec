import type { Browser } from '@playwright/test';
import { launchBrowser, onPhone } from './phone.ts';
import type { Site } from './site.ts';
import { median, printTable, ratio } from '../support/table.ts';

type Paint = { first: number; largest: number };

const runs = 11;

/** Shows a post and a bare page of its text in turn on a slow phone, and prints when they were painted. */
export async function benchPaint({ url, pages, barePost }: Site) {
  const browser = await launchBrowser();
  const bare: Paint[] = [];
  const post: Paint[] = [];
  try {
    await paint(browser, url + pages.post);
    for (let run = 0; run < runs; run++) {
      bare.push(await paint(browser, url + barePost));
      post.push(await paint(browser, url + pages.post));
    }
  } finally {
    await browser.close();
  }
  const row = (name: string, part: keyof Paint, goal: string) => {
    const [theirs, ours] = [bare, post].map((paints) => median(paints.map((each) => each[part])));
    if (theirs === undefined || ours === undefined) return [];
    const spread = post.map((each) => Math.round(each[part])).toSorted((a, b) => a - b);
    const range = `${spread.at(0)}–${spread.at(-1)}`;
    const times = [theirs, ours].map((time) => `${time.toFixed(0)} ms`);
    return [name, ...times, ratio(ours, theirs), goal, range];
  };
  printTable(`Paint of ${pages.post} on a slow phone, medians of ${runs}`, [
    ['contentful paint', 'bare page', 'post', 'ratio', 'goal', 'range'],
    row('first', 'first', '1.10 ×'),
    row('largest', 'largest', '1.30 ×'),
  ]);
}

function paint(browser: Browser, address: string): Promise<Paint> {
  return onPhone(browser, true, async (page) => {
    await page.goto(address, { waitUntil: 'load' });
    // A font or a picture may come after the load and be painted larger.
    await page.waitForTimeout(1_000);
    return page.evaluate<Paint>(`new Promise((resolve) => {
      const [{ startTime: first }] = performance.getEntriesByName('first-contentful-paint');
      const tell = (list) => resolve({ first, largest: list.getEntries().at(-1).startTime });
      new PerformanceObserver(tell).observe({ type: 'largest-contentful-paint', buffered: true });
    })`);
  });
}
