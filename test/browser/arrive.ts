import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteUrl } from '../support/site.ts';
import type { Page } from './page.ts';

/**
 * Opens a page of the site that arrives in about `count` parts, each when the one before is painted,
 * as over a bad line. Whatever the page asks for comes whole.
 */
export async function arriveInParts(page: Page, path: string, count: number): Promise<void> {
  const html = await (await fetch(new URL(path, siteUrl))).text();
  const asked = Promise.withResolvers<ServerResponse>();
  const line = createServer((asking, answer) => {
    if (asking.url === path) asked.resolve(answer);
    else
      get(new URL(asking.url ?? '/', siteUrl), (got) =>
        got.pipe(answer.writeHead(got.statusCode ?? 502, got.headers)),
      );
  });
  await once(line.listen(0), 'listening');
  page.once('close', () => {
    line.closeAllConnections();
    line.close();
  });
  const { port } = line.address() as AddressInfo;
  const opened = page.goto(`http://localhost:${port}${path}`, { waitUntil: 'commit' });
  const answer = await asked.promise;
  answer.setHeader('content-type', 'text/html; charset=utf-8');
  for (const part of inParts(html, count)) {
    answer.write(part);
    await opened;
    await painted(page);
  }
  answer.end();
  await page.waitForLoadState();
  await painted(page);
}

/** Cut behind tags of the body; the head comes with the first part, as nothing is painted before. */
function inParts(html: string, count: number): string[] {
  const body = html.indexOf('<body');
  const tags = html.slice(body).split(/(?<=>)/);
  const size = Math.ceil(tags.length / count);
  return Array.from(
    { length: count },
    (_, at) =>
      (at === 0 ? html.slice(0, body) : '') + tags.slice(at * size, (at + 1) * size).join(''),
  );
}

/** What has arrived is laid out and painted by the end of the second frame. */
const painted = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
