import { appendFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readContent } from '../../src/adapters/content/files.ts';
import { bareEnv } from '../support/bare-env.ts';
import { runBeside } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';
import { copyContent } from '../support/scratch.ts';

const open: { close(): unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

const all = (readContent('test/content').content?.posts ?? [])
  .filter(({ draft, publishAt }) => !draft && publishAt < new Date())
  .map(({ slug }) => slug);

test('asks for nothing while the live site has every post whose time has come', async () => {
  const host = await serve(all);

  expect(await due(host)).toMatchObject({ status: 0, said: 'Nothing is due.\n' });
  expect(host.builds()).toBe(0);
});

test('asks for one build when the live site lacks a post', async () => {
  const host = await serve(all.filter((slug) => slug !== 'first-post'));
  const words = '“The first post” is due.\nThe host was asked for a build.\n';

  const env = environment(host);
  expect(await runBeside(['src/cli/due.ts'], { env })).toEqual({ exitCode: 0, said: words });
  expect(host.builds()).toBe(1);
});

test.each([
  ['asks for a build when a break from calls is over', '2026-01-01', 1],
  ['asks for none while it lasts', '2099-01-01', 0],
])('%s', async (_, until, builds) => {
  const content = copyContent('due');
  appendFileSync(`${content}/coaching.yaml`, `paused: { until: ${until}, words: A rest. }\n`);
  const host = await serve(all);
  const { status, said } = await due(host, content);

  expect([status, host.builds()]).toEqual([0, builds]);
  expect(said.includes('The break from calls is over.')).toBe(builds === 1);
});

test.each([
  [
    'a live site without a sitemap',
    { map: 404 },
    /sitemap-index\.xml answered 404; is the site live/,
  ],
  ['a host that refuses', { hook: 403 }, /The host answered 403 to DEPLOY_HOOK_URL/],
])('%s is said in plain words, and no secret', async (_, answers, words) => {
  const host = await serve([], answers);
  const { status, said } = await due(host);

  expect(status).toBe(1);
  expect(said).toMatch(words);
  expect(said).not.toMatch(/^\s+at |\/hook/m);
});

test('without DEPLOY_HOOK_URL it says what to set', async () => {
  const { status, said } = await due({ url: (await serve([])).url, hook: '' });

  expect(said).toContain('Set DEPLOY_HOOK_URL');
  expect(status).toBe(1);
});

type Host = { url: string; hook?: string };

function due(host: Host, content = 'test/content') {
  return runHere('due', content, [], {}, environment(host, content));
}

function environment({ url, hook = `${url}/hook` }: Host, content = 'test/content') {
  return { ...bareEnv, CONTENT_DIR: content, SITE_URL: url, DEPLOY_HOOK_URL: hook };
}

/** A live site with these posts, and the host's address that begins a build. */
async function serve(slugs: string[], { map = 200, hook = 201 } = {}) {
  let builds = 0;
  const server = createServer(({ method, url: path }, res) => {
    const list = (addresses: string[]) => addresses.map((each) => `<loc>${url}${each}</loc>`);
    if (path === '/hook') {
      builds += Number(method === 'POST');
      return res.writeHead(hook).end();
    }
    const posts = slugs.map((slug) => `/posts/${slug}/`);
    const content = path === '/sitemap-index.xml' ? ['/sitemap-0.xml'] : posts;
    return res.writeHead(map).end(`<x>${list(content).join('')}</x>`);
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, builds: () => builds };
}
