import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtOldAddresses } from '../../../src/cli/doctor/old-addresses.ts';
import { scratchFolder } from '../../support/scratch.ts';

const site = new URL('https://desk.example');
const answers: Record<string, [number, string?]> = {
  '/about/': [200],
  '/2014/05/rich/': [301, '/posts/rich/'],
  '/posts/rich/': [200],
  '/?p=12': [301, '/posts/rich/'],
  '/gone/': [404],
  '/meta/': [302, '/about/'],
  '/twice/': [301, '/2014/05/rich/'],
};
const fetch = async (url: string | URL | Request) => {
  const { pathname, search } = new URL(String(url));
  const [status, location] = answers[pathname + search] ?? [404];
  return new Response(null, { status, headers: location ? { location } : {} });
};

test.each([
  ['a list', '/about/\nhttps://old.example/2014/05/rich/\n\n/?p=12\n'],
  ['a sitemap', '<urlset><url><loc>https://old.example/2014/05/rich/</loc></url></urlset>'],
  ['an export', '<link>https://old.example/?p=12</link>'],
])('all is well when each address of %s ends in 200 by one 301', async (_, text) => {
  const findings = await look(text);
  expect(findings.filter(({ ok }) => !ok)).toEqual([]);
  expect(findings[0]?.says).toMatch(/^(\d) of \1 old addresses/);
});

test.each([
  ['/gone/', '/gone/ answers with 404'],
  ['/meta/', '/meta/ answers with 302'],
  ['/twice/', '/twice/ leads to /2014/05/rich/, which answers with 301'],
])('%s is told', async (path, says) => {
  expect((await look(path)).find(({ ok }) => !ok)).toMatchObject({ says });
});

test('a list without an address is none', async () => {
  expect(await look('\n')).toMatchObject([{ ok: false }]);
});

function look(text: string) {
  const file = join(scratchFolder('old'), 'old.txt');
  writeFileSync(file, text);
  return lookAtOldAddresses(site, file, { fetch });
}
