import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

const networks = [
  [
    '[a](https://www.awin1.com/cread.php?awinmid=1&awinaffid=2)',
    'through Awin, so readers are told',
  ],
  ['[a](https://amazon.com/exec/obidos/ASIN/0804140847/a-20)', 'another id for Amazon, which was'],
  ['<Quote source="https://geni.us/a">\n\nA.\n\n</Quote>', 'https://geni.us/a: It pays somebody'],
  ['[a](https://other.example/?ref=me)', 'Its “ref” may be the id of somebody who is paid.'],
] as const;

test.each(networks)('%s is worth a look: %s', async (text, words) => {
  const content = copyContent('check');
  appendFileSync(`${content}/posts/first-post/index.mdx`, `\n${text}\n`);
  const { errors, warnings } = await check(
    content,
    new URL('http://localhost'),
    () => new Date('2026-11-24T05:00:00Z'),
  );

  expect(errors).toEqual([]);
  expect(warnings.join('\n')).toContain(words);
});

test('a break that is over is worth a look', async () => {
  const content = copyContent('check');
  appendFileSync(`${content}/coaching.yaml`, 'paused: { until: 2026-11-24, words: A rest. }\n');
  const at = async (now: string) =>
    (await check(content, new URL('http://localhost'), () => new Date(now))).warnings.join('\n');

  const lines = readFileSync(`${content}/coaching.yaml`, 'utf8').trim().split('\n').length;
  expect(await at('2026-11-24T05:00:00Z')).toContain(
    `coaching.yaml:${lines} paused: the break is over`,
  );
  expect(await at('2026-11-24T04:59:59Z')).not.toContain('paused');
});

test.each([
  [
    '日本語',
    'no face of the site draws 日 本 語, so the picture that is shared with a link shows no',
  ],
  ['Happy 🎉', 'draws 🎉, so the picture that is shared with a link leaves it out'],
])('a title that the social picture cannot show is worth a look: %s', async (title, words) => {
  const content = copyContent('check');
  const file = `${content}/posts/first-post/index.mdx`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('The first post', title));
  const { warnings } = await check(
    content,
    new URL('http://localhost'),
    () => new Date('2026-11-24T05:00:00Z'),
  );

  expect(warnings.find((line) => line.startsWith(`${file}:2 title: `))).toContain(words);
});

const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic');

test.each([
  [
    'a photo of an iPhone in the text',
    '![A](./a.heic)',
    'a.heic',
    heic,
    ':31 ./a.heic: it is a photo in HEIC',
  ],
  [
    'one that is called otherwise',
    '![A](./a.JPG)',
    'a.JPG',
    heic,
    ':31 ./a.JPG: it is a photo in HEIC',
  ],
  [
    'a film in a figure',
    '<Figure src="./a.mp4" alt="A" />',
    'a.mp4',
    Buffer.from('\0\0\0\x10ftypisom'),
    ':31 ./a.mp4: it is a film',
  ],
  [
    'a broken picture',
    '![A](./a%20b.png)',
    'a b.png',
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ':31 ./a%20b.png: it cannot be read',
  ],
])('%s stops the site, and waits in a draft', async (_, text, name, bytes, words) => {
  const content = copyContent('check');
  const [post, draft] = ['first-post', 'draft'].map((slug) => `${content}/posts/${slug}/index.mdx`);
  for (const file of [post, draft]) {
    writeFileSync(join(dirname(file ?? ''), name), bytes);
    appendFileSync(file ?? '', `\n${text}\n`);
  }
  const { errors, warnings } = await check(
    content,
    new URL('http://localhost'),
    () => new Date('2026-11-24T05:00:00Z'),
  );

  expect(errors).toEqual([expect.stringContaining(`${post}${words}`)]);
  expect(warnings.join('\n')).toContain(`${draft}:`);
});

test('a cover that is no picture stops the site', async () => {
  const content = copyContent('check');
  writeFileSync(`${content}/posts/components/desk.jpg`, heic);
  const { errors } = await check(
    content,
    new URL('http://localhost'),
    () => new Date('2026-11-24T05:00:00Z'),
  );

  expect(errors).toContainEqual(
    `${content}/posts/components/index.mdx:8 ./desk.jpg: it is a photo in HEIC, as an iPhone takes it, which browsers do not show: export it as JPEG and use that`,
  );
});

test.each([
  ['09:00-17:00', '09:00-09:45', 'nobody can book “One hour'],
  ['minimumNotice: ', 'minimumNotice: 300 days # ', 'nobody can book'],
  ['horizon: ', 'horizon: 1 minute # ', 'nobody can book'],
  ['timeOff: []', 'timeOff: [{ from: 2026-11-24, to: 2062-12-26 }]', 'year 2062'],
])('hours that nobody can book are worth a look: %s becomes %s', async (from, to, words) => {
  const { warnings } = await changed('coaching.yaml', from, to);
  expect(warnings.find((line) => line.includes(words))).toMatch(/coaching\.yaml:\d+ /);
});

test.each([
  ['2024-01-01', 'is before the post appeared'],
  ['2031-01-01', 'has not come yet'],
])('a day on which a text changed, %s, is worth a look: it %s', async (updated, words) => {
  const post = 'posts/first-post/index.mdx';
  const { warnings } = await changed(post, 'publishDate:', `updatedDate: ${updated}\npublishDate:`);
  expect(warnings.join('\n')).toContain(`${post}:4 updatedDate: this day ${words}`);
});

async function changed(path: string, from: string, to: string) {
  const content = copyContent('check');
  const file = `${content}/${path}`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  return check(content, new URL('http://localhost'), () => new Date('2026-11-24T05:00:00Z'));
}
