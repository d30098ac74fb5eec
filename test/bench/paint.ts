import type { Browser } from '@playwright/test';
import { launchBrowser, onPhone } from './phone.ts';
import { type Goal, inTurn, printRows, type Row } from './rows.ts';
import type { Site } from './site.ts';

type Paint = { first: number; largest: number };
type Kind = keyof Site['pages'];

const rounds = 9;
const goals: Record<Kind, Record<keyof Paint, Goal>> = {
  post: { first: { mostTimes: 1.05 }, largest: { mostTimes: 1.1 } },
  home: { first: { mostTimes: 1.05 }, largest: { mostTimes: 1.1 } },
  list: { first: { mostTimes: 1.05 }, largest: { mostTimes: 1.1 } },
  coaching: { first: { mostTimes: 1.1 }, largest: { mostTimes: 1.1 } },
};

/** Shows pages and bare ones of the same text in turn on a slow phone, and prints when they were painted. */
export async function benchPaint({ url, pages, bare }: Site) {
  const browser = await launchBrowser();
  const kinds = Object.keys(goals) as Kind[];
  const looks = kinds.flatMap((kind) => [
    [`bare ${kind}`, () => paint(browser, url + bare[kind])],
    [kind, () => paint(browser, url + pages[kind])],
  ]);
  try {
    const painted = await inTurn<string, Paint>(Object.fromEntries(looks), rounds);
    const row = (kind: Kind, part: keyof Paint): Row => ({
      what: `${kind}, ${part}`,
      values: painted[kind]?.map((each) => each[part]) ?? [],
      beside: { name: 'bare', values: painted[`bare ${kind}`]?.map((each) => each[part]) ?? [] },
      show: (value) => `${value.toFixed(0)} ms`,
      goal: goals[kind][part],
    });
    const rows = kinds.flatMap((kind) => [row(kind, 'first'), row(kind, 'largest')]);
    printRows(`Contentful paint on a slow phone, ${rounds} times`, rows);
  } finally {
    await browser.close();
  }
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
