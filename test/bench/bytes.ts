import { brotliCompressSync } from 'node:zlib';
import type { Browser, Request } from '@playwright/test';
import { launchBrowser, onPhone } from './phone.ts';
import type { Site } from './site.ts';
import { printTable } from '../support/table.ts';

const types = ['html', 'css', 'js', 'font', 'image', 'other'] as const;
type Received = Record<(typeof types)[number], number> & { requests: number; foreign: number };

/** Prints what a phone receives for one page of each kind, and for the longest post, before anyone scrolls. */
export async function benchBytes({ url, pages, longest }: Site) {
  const rows = [['page', ...types, 'total', 'requests', 'of others']];
  const browser = await launchBrowser();
  try {
    for (const [name, path] of Object.entries({ ...pages, 'the longest post': longest })) {
      const { requests, foreign, ...bytes } = await receive(browser, url + path);
      const total = types.reduce((sum, type) => sum + bytes[type], 0);
      const sizes = [...types.map((type) => bytes[type]), total];
      rows.push([name, ...sizes.map((size) => `${Math.round(size)}`), `${requests}`, `${foreign}`]);
    }
  } finally {
    await browser.close();
  }
  printTable(
    'Bytes as a browser receives them (goals: js 1000; the longest post, its html, css and js 12800)',
    rows,
  );
}

async function receive(browser: Browser, address: string): Promise<Received> {
  return onPhone(browser, false, async (page) => {
    const requests: Request[] = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(address, { waitUntil: 'networkidle' });
    const received = { html: 0, css: 0, js: 0, font: 0, image: 0, other: 0 };
    for (const request of requests) {
      const { responseBodySize: size } = await request.sizes();
      const type = request.resourceType();
      if (type === 'document') {
        const text = (await (await request.response())?.text()) ?? '';
        const { css, js } = inlined(text);
        received.html += size * (1 - css - js);
        received.css += size * css;
        received.js += size * js;
      } else if (type === 'stylesheet') received.css += size;
      else if (type === 'script') received.js += size;
      else if (type === 'font' || type === 'image') received[type] += size;
      else received.other += size;
    }
    const own = requests.filter((request) => request.url().startsWith(new URL('/', address).href));
    return { ...received, requests: requests.length, foreign: requests.length - own.length };
  });
}

/** The parts of a compressed page that its styles and its scripts make up, from 0 to 1. */
function inlined(html: string) {
  const size = (text: string) => brotliCompressSync(text).length;
  const part = (elements: RegExp) => 1 - size(html.replaceAll(elements, '')) / size(html);
  return {
    css: part(/<style\b[\s\S]*?<\/style>/g),
    js: part(/<script\b(?![^>]*application\/ld\+json)[\s\S]*?<\/script>/g),
  };
}
