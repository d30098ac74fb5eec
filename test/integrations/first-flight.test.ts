import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { jsonLd } from '../../src/adapters/web/schema-org.ts';
import { linkMark, threadMark } from '../../src/domain/comments/under-post.ts';
import {
  countThatFits,
  forFullPages,
  mostAtOnce,
  withThreads,
} from '../../src/integrations/first-flight.ts';

/** A page of so much prose, with such comments under it; `count` of them there are in all. */
function pageOf(letters: number, comments: readonly string[], count = comments.length) {
  const thing = {
    '@type': 'BlogPosting',
    commentCount: count,
    comment: comments.map((text) => ({ text })),
  };
  const threads = comments.map((text, at) => `<li id="c-c${at}">${text}</li>${threadMark}`);
  return `<script type="application/ld+json">${jsonLd([thing as never])}</script><p>${noise(letters, 1)}</p>
<ol>${threadMark}${threads.join('')}</ol>${linkMark}<a href="all">All</a>${linkMark}<form></form>`;
}

/** Words that do not get shorter when they are compressed. */
function noise(letters: number, seed: number): string {
  let text = '';
  for (let state = seed; text.length < letters; text += (state % 36).toString(36))
    state = (state * 48_271) % 2_147_483_647;
  return text;
}

/** Prose, which the host can compress harder than it does in a hurry. */
const prose = ['.github/RUNNING.md', 'content/README.md', 'src/README.md']
  .map((file) => readFileSync(file, 'utf8').replaceAll(/[<>&]/g, ''))
  .join('');
const sizeAt = (html: string, quality: number) =>
  brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

const fitted = async (html: string) => withThreads(html, await countThatFits(html));
const shownIn = (html: string) => html.match(/<li /g)?.length ?? 0;
const toldIn = (html: string) =>
  JSON.parse(/\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')['@graph'][0];
const sizeOf = (html: string) => brotliCompressSync(html).length;
const few = ['Yes!', 'No.'];
const many = Array.from({ length: 40 }, (_, at) => noise(200, at + 7));

describe('under a post stand', () => {
  test('all threads when they fit, and then no link to all of them', async () => {
    const { html, isWhole } = await fitted(pageOf(5_000, few));
    expect(isWhole).toBe(true);
    expect(shownIn(html)).toBe(2);
    expect(html).not.toMatch(/href="all"|<!--/);
    expect(html).toMatch(/<\/ol><form><\/form>$/);
    expect(toldIn(html)).toMatchObject({
      commentCount: 2,
      comment: [{ text: 'Yes!' }, { text: 'No.' }],
    });
  });

  test('the first ones that fit, and the link to all of them', async () => {
    const { html, isWhole } = await fitted(pageOf(17_000, many));
    const shown = shownIn(html);
    expect(isWhole).toBe(false);
    expect(shown).toBeGreaterThan(2);
    expect(shown).toBeLessThan(40);
    expect(html).toContain('id="c-c0"');
    expect(html).toContain('<a href="all">All</a><form>');
    expect(html).not.toContain('<!--');
    expect(toldIn(html).comment).toHaveLength(shown);
    expect(toldIn(html).commentCount).toBe(40);
    expect(sizeOf(html) + 700).toBeLessThanOrEqual(14_600);
  });

  test('3 kB of them at the most', async () => {
    const { html } = await fitted(pageOf(100, many));
    expect(shownIn(html)).toBeGreaterThan(10);
    expect(sizeOf(html) - sizeOf(pageOf(100, []))).toBeLessThanOrEqual(3_000);
  });

  test.each([
    ['none when the post takes all of the room', 30_000, few],
    ['none when the first one is too long', 17_500, [noise(4_000, 3), 'short']],
  ])('%s: the list goes, the link and the form stay', async (_, letters, comments) => {
    const { html, isWhole } = await fitted(pageOf(letters, comments));
    expect(isWhole).toBe(false);
    expect(html).not.toMatch(/<ol|<li|<!--/);
    expect(html).toContain('<a href="all">All</a><form>');
    expect(toldIn(html)).toMatchObject({ commentCount: 2, comment: [] });
  });

  test('those that fit once a full page is compressed as hard as its host does', async () => {
    const pageTo = (end: number) => pageOf(0, few).replace('<p>', `<p>${prose.slice(0, end)}`);
    let end = 36_000;
    while (sizeAt(pageTo(end), 8) <= mostAtOnce && end < prose.length) end += 100;
    const { html } = await fitted(pageTo(end));
    expect(shownIn(html)).toBe(2);
    expect(sizeAt(html, forFullPages)).toBeLessThanOrEqual(mostAtOnce);
  });

  test('a link, too, when there are more than the page was given', async () => {
    const { html, isWhole } = await fitted(pageOf(100, few, 3));
    expect([isWhole, shownIn(html)]).toEqual([false, 2]);
    expect(html).toContain('<a href="all">');
  });
});

test('of 500 comments the first stand, and all are counted', async () => {
  const [first = '', ...others] = many;
  const comments = Array.from({ length: 60 }, (_, at) => others[at % 39] ?? first);
  const { html, isWhole } = await fitted(pageOf(12_000, comments, 500));
  expect(isWhole).toBe(false);
  expect(sizeOf(html) + 700).toBeLessThanOrEqual(14_600);
  expect(toldIn(html).commentCount).toBe(500);
});

test('what a comment says of the marks and of the count changes nothing', async () => {
  const escaped = `${threadMark}${linkMark}<li id="c-x"> "commentCount":9`.replaceAll('<', '&lt;');
  const { html, isWhole } = await fitted(pageOf(100, [escaped, 'b']));
  expect([isWhole, shownIn(html)]).toEqual([true, 2]);
  expect(html).toContain(escaped);
});
