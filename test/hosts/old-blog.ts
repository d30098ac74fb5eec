import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importBlog } from '../../src/cli/import/run.ts';
import { redirects } from '../../src/integrations/redirects/redirects.ts';
import { ask } from '../server/ask.ts';
import { listen } from '../server/serve.ts';
import { scratchFolder } from '../support/scratch.ts';
import { askPlatform } from '../support/vercel-platform.ts';

const blog = 'test/cli/import/old-blog';

/** Brings the old blog of the import's tests into content that is built afterwards. */
export function bringOldBlog(contentDir: string, siteUrl: string) {
  return importBlog([`${blog}/export.xml`], {
    ...{ contentDir, siteUrl: new URL(siteUrl), folder: `${blog}/uploads`, fromWeb: false },
    ...{ myIds: [], prettyLinks: undefined, dataDir: `${contentDir}.data`, dry: false },
    now: new Date(),
  });
}

/** Every address of the old blog answers as it should on either host, by what one build has made. */
export function testOldBlog(contentDir: string, output: string) {
  let node: Awaited<ReturnType<typeof serveOnNode>> | undefined;
  beforeAll(async () => {
    node = await serveOnNode(contentDir, join(output, 'static'));
  });
  afterAll(() => node?.close());

  describe.each(addresses())('the old address %s', (path, expected) => {
    test(`answers ${expected.join(', then ')} on Vercel`, async () => {
      expect(await follow(path, (each) => askPlatform(output, each))).toEqual(expected);
    });

    test(`answers ${expected.join(', then ')} on the Node host`, async () => {
      const answer = async (each: string): Promise<[number, string]> => {
        const { status = 0, headers } = await ask(node?.url ?? '', { path: each });
        return [status, headers.location ?? ''];
      };
      expect(await follow(path, answer)).toEqual(expected);
    });
  });
}

const moved = [301, 200];
const byHand = [
  ...[
    '/2014/05/how-to-get-rich/',
    '/2014/05/HOW-to-be-rich?utm_source=x',
    '/?p=11',
    '/?page_id=15',
  ],
  ...['/feed/', '/comments/feed/', '/?feed=rss2', '/category/life/money/', '/tag/thrift/'],
  ...['/author/ada/', '/page/2/', '/wp-content/uploads/2014/05/Lamp-300x200.jpg'],
];

/** Each link and each file of the export, and what else WordPress answered. */
function addresses(): [path: string, expected: number[]][] {
  const items = readFileSync(`${blog}/export.xml`, 'utf8').match(/<item>.*?<\/item>/gs) ?? [];
  const written = items.flatMap((item) => {
    const isHidden = /<wp:status>(private|future|trash)</.test(item);
    const all = item.matchAll(/<(?:link|wp:attachment_url)>(?:<!\[CDATA\[)?([^<\]]+)/g);
    return [...all].map(([, address = '']): [string, number[]] => {
      const { pathname, search } = new URL(address);
      // The page of the site that was there before, and the home page, which nothing hidden takes the place of.
      const stays = pathname === '/about/' || isHidden;
      return [pathname + search, stays ? [200] : moved];
    });
  });
  return [...written, ...byHand.map((path): [string, number[]] => [path, moved])];
}

async function follow(path: string, answer: (path: string) => Promise<[number, string]>) {
  const [status, to] = await answer(path);
  return status === 301 ? [status, (await answer(to))[0]] : [status];
}

/** The same files behind our server, with the redirects as a build for it writes them. */
async function serveOnNode(contentDir: string, files: string) {
  const outDir = scratchFolder('on-node', afterAll);
  mkdirSync(join(outDir, 'server'));
  symlinkSync(resolve(files), join(outDir, 'client'));
  const { hooks } = redirects(contentDir, 'node');
  const folder = (path: string) => pathToFileURL(`${resolve(path)}/`);
  const config = { root: folder('.'), build: { server: folder(join(outDir, 'server')) } };
  hooks['astro:config:done']?.({ config } as never);
  await hooks['astro:build:done']?.({ dir: folder(files) } as never);
  return listen({ outDir, handler: (_, res) => void res.writeHead(404).end() });
}
