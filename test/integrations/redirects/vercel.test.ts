import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Redirect } from '../../../src/domain/blog/redirect/redirector.ts';
import { tellVercel } from '../../../src/integrations/redirects/vercel.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { askPlatform, type Route } from '../../support/vercel-platform.ts';

const redirects = [
  { from: '/author/*', to: '/about/' },
  { from: '/author/ada/', to: '/start-here/' },
  { from: '/Über/a (b).html', to: '/tags/glück/' },
  { from: '/?p=1', to: '/posts/a/' },
  { from: '/?p=1&page=2', to: '/posts/b/' },
];
const many = Array.from({ length: 1_200 }, (_, index) => ({
  from: `/2014/05/post-${index}/`,
  to: '/posts/a/',
}));

test.each([
  ['each a route of its own', redirects],
  ['all behind one function', [...redirects, ...many]],
])('Vercel is told old addresses, %s', async (_, told) => {
  const { answer } = await tell(told);

  expect(await answer('/author/ada')).toEqual([301, '/start-here/']);
  expect(await answer('/AUTHOR/grace/feed/?utm=1')).toEqual([301, '/about/?utm=1']);
  expect(await answer('/%C3%BCber/%61%20(b).HTML')).toEqual([301, '/tags/gl%C3%BCck/']);
  expect(await answer('/?p=1')).toEqual([301, expect.stringMatching(/^\/posts\/a\//)]);
  expect(await answer('/?page=2&p=1')).toEqual([301, expect.stringMatching(/^\/posts\/b\//)]);
  expect(await answer('/')).toEqual([200, 'static/index.html']);
  expect(await answer('/coaching/')).toEqual([200, '_render']);
  expect(await answer('/nowhere/')).toEqual([404, 'Not here']);
  expect(await answer('/posts/a/comments/')).toEqual([302, '/posts/$1/']);
});

test('many take no more routes than Vercel has', async () => {
  const { config } = await tell([...redirects, ...many]);

  expect(config().routes.length).toBeLessThan(20);
});

test('no redirect: a page of comments that is not there leads to its post, and nothing else changes', async () => {
  const { answer, config } = await tell([]);

  expect(config().routes.filter(({ status }) => status !== 302)).toEqual(plain.routes);
  for (const path of ['/posts/a-day/comments/', '/posts/a-day/comments'])
    expect(await answer(path)).toEqual([302, '/posts/$1/']);
  expect(await answer('/posts/all/comments/')).toEqual([
    200,
    'static/posts/all/comments/index.html',
  ]);
  for (const path of ['/posts/a-day/comment/', '/x/posts/a-day/comments/', '/posts/comments/'])
    expect(await answer(path)).toEqual([404, 'Not here']);
});

const plain = {
  version: 3,
  routes: [
    { handle: 'filesystem' },
    { src: '^/coaching/?$', dest: '_render' },
    { src: '^/.*$', dest: '/404.html', status: 404 },
  ] as Route[],
};

/** An output as Astro's adapter leaves it, once it has been told. */
async function tell(told: readonly Redirect[]) {
  const output = join(scratchFolder('vercel'), '.vercel/output');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    writeFileSync(join(output, path), text);
  };
  write('config.json', JSON.stringify(plain));
  write('static/index.html', 'Home');
  write('static/posts/all/comments/index.html', 'All');
  write('static/404.html', 'Not here');
  const vc = { runtime: 'nodejs24.x', handler: 'entry.mjs', launcherType: 'Nodejs' };
  write('functions/_render.func/.vc-config.json', JSON.stringify(vc));
  await tellVercel(pathToFileURL(`${output}/`), told);
  return {
    config: (): typeof plain => JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')),
    answer: (address: string) => askPlatform(output, address),
  };
}
