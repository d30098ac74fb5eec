import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describe as describeReport, type Report } from '../../../src/cli/import/report.ts';
import { importBlog } from '../../../src/cli/import/run.ts';
import { copyContent } from '../../support/scratch.ts';

const odd = 'test/cli/import/odd-blog';
const textOf = (file: string) => readFileSync(file, 'utf8');

describe('a blog that holds what the first does not', () => {
  let content: string;
  let report: Report;
  beforeAll(async () => {
    content = copyContent('odd', afterAll);
    report = await importBlog([`${odd}/export.xml`], {
      ...{ contentDir: content, siteUrl: new URL('http://localhost'), folder: `${odd}/uploads` },
      ...{ prettyLinks: `${odd}/pretty-links.csv`, fromWeb: false, myIds: [], dry: false },
      ...{ now: new Date('2026-11-24T12:00:00Z'), dataDir: `${content}-data` },
    });
  });

  test('comes along as it is written down by hand', () => {
    const expected = `${odd}/content`;
    for (const file of globSync('**/*.mdx', { cwd: expected }))
      expect(textOf(`${content}/${file}`), file).toBe(textOf(`${expected}/${file}`));
    const redirects = textOf('test/content/redirects.yaml') + textOf(`${expected}/redirects.yaml`);
    expect(textOf(`${content}/redirects.yaml`)).toBe(redirects);
    const [one, other] = ['photo.jpg', 'photo-2.jpg'].map((name) =>
      readFileSync(`${content}/posts/album/${name}`),
    );
    expect(one).not.toEqual(other);
  });

  test.each([
    /posts\/unfinished\/index.mdx: it was a draft/,
    /posts\/waiting\/index.mdx: it waited for a review/,
    /posts\/for-friends\/index.mdx: it had a password/,
    /posts\/album\/index.mdx:\d+ the picture .\/bare.jpg says nothing to those who cannot see it/,
    /posts\/album\/index.mdx:\d+ the picture .*lost.jpg is missing: it is not in the folder/,
    /posts\/media\/index.mdx:1 it told search engines that it stands at https:\/\/magazine/,
    /posts\/media\/index.mdx:1 the shortcodes \[slide\] \[slider\] do nothing here; their words stay/,
    /posts\/media\/index.mdx:\d+ the link to \/talk.mp3 was left out/,
    /your id for Amazon was ada-20, in 1 link /,
    /older versions: 1/,
    /thrown away: 1/,
  ])('is told of: %s', (words) => {
    expect(describeReport(report)).toMatch(words);
  });
});
