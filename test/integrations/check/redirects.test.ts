import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

const post = 'posts/desk-part-two/index.mdx';

test.each([
  ['a page that is not there', '/nowhere/', /redirects.yaml:8 to: \/nowhere\/: there is no such/],
  ['another old address', '/feed/', /redirects.yaml:8 to: .* is an old address, too: write \/rss/],
  ['another site', '//else.example/', /redirects.yaml:8 to: it would lead to another site/],
  ['a picture that is not there', 'posts/components/lamp.jpg', /:8 to: .* no such page or picture/],
])('a redirect to %s stops the site', async (_, to, words) => {
  const content = copyContent('check');
  const file = `${content}/redirects.yaml`;
  writeFileSync(file, `${readFileSync(file, 'utf8')}- { from: /more/, to: "${to}" }\n`);

  expect(await errors(content)).toEqual([expect.stringMatching(words)]);
});

test.each([
  ['a page', '/about/', /index.mdx:7 formerly: \/about\/ is an address of the site as it is now/],
  ['a tag', '/Tags/Components', /index.mdx:7 formerly: \/Tags\/Components is an address/],
  ['a route on demand', '/coaching/confirmed/', /\/coaching\/confirmed\/ is an address/],
  ['anything below coaching', '/coaching/*', /\/coaching\/\* is an address/],
  ['a post that is not due yet', '/posts/future/', /\/posts\/future\/ is an address/],
  ['another old one', '/begin/', /is at .*index.mdx:7 formerly: already|start-here.mdx:4/],
])('a post that was formerly at %s stops the site', async (_, from, words) => {
  const content = copyContent('check');
  const file = `${content}/${post}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('/über/schreibtische/', from));

  expect(await errors(content)).toEqual([expect.stringMatching(words)]);
});

test('nothing is wrong with a redirect to a draft, which waits', async () => {
  const content = copyContent('check');
  writeFileSync(`${content}/redirects.yaml`, '- { from: /soon/, to: /posts/draft/ }\n');

  expect(await errors(content)).toEqual([]);
});

describe('what the live site has', () => {
  const live = new Set([
    '/',
    '/posts/first-post/',
    '/2014/05/What-Stands-On-The-Desk/',
    '/archive/9/',
  ]);
  const warnings = async (paths?: () => Promise<Set<string>>) => {
    const now = () => new Date('2026-11-24T05:00:00Z');
    return (await check('test/content', new URL('https://desk.example'), now, paths)).warnings.join(
      '\n',
    );
  };

  test('is not missed while the next build has it too, or leads on', async () => {
    expect(await warnings(async () => live)).not.toMatch(/live site/);
  });

  test('is missed when it would be gone, and what to write is said', async () => {
    const more = new Set([...live, '/posts/old-name/', '/tags/old-tag/']);
    const said = await warnings(async () => more);

    expect(said).toContain(
      '/posts/old-name/ is on the live site and would be gone. If a text took its place, write at its top: formerly: [/posts/old-name/]',
    );
    expect(said).toMatch(/redirects.yaml: - { from: \/tags\/old-tag\/, to:/);
    expect(said.match(/would be gone/g)).toHaveLength(2);
  });

  test('is not known when it does not answer, and that is said', async () => {
    const said = await warnings(() => Promise.reject(new Error('desk.example does not answer.')));
    expect(said).toContain('was not seen: desk.example does not answer.');
  });

  test('is nobody’s business when nobody asks it', async () => {
    expect(await warnings()).not.toMatch(/live site/);
  });
});

async function errors(content: string): Promise<string[]> {
  return (await check(content, new URL('http://localhost'), () => new Date('2026-11-24T05:00:00Z')))
    .errors;
}
