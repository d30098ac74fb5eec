import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../src/integrations/check/check.ts';
import { checkComments } from '../../src/integrations/check/comments.ts';
import { describe as describeReport, type Report } from '../../src/cli/import/report.ts';
import { importBlog, type Options } from '../../src/cli/import/run.ts';
import { renamePost } from '../../src/cli/rename/post.ts';
import { copyContent, scratchFolder } from '../support/scratch.ts';
import { runScript } from '../support/run.ts';

const old = 'test/cli/import/old-blog';
const now = new Date('2026-11-24T12:00:00Z');
const textOf = (file: string) => readFileSync(file, 'utf8');
const filesIn = (folder: string) =>
  Object.fromEntries(
    globSync(`${folder}/**/*.*`).map((file) => [
      file.slice(folder.length),
      readFileSync(file, 'latin1'),
    ]),
  );

/** One import, in this process; its report. */
async function run(contentDir: string, files: string[], more: Partial<Options> = {}) {
  return importBlog(files, {
    ...{ contentDir, siteUrl: new URL('http://localhost'), folder: `${old}/uploads` },
    ...{ fromWeb: false, myIds: [], prettyLinks: undefined, dry: false },
    ...{ now, dataDir: `${contentDir}-data` },
    ...more,
  });
}

describe('an old blog', () => {
  let content: string;
  let report: Report;
  beforeAll(async () => {
    content = copyContent('import', afterAll);
    report = await run(content, [`${old}/export.xml`]);
  });

  test('comes along as it is written down by hand, and nothing of it stops the site', async () => {
    const expected = 'test/cli/import/content';
    for (const file of globSync('{**/*.mdx,comments/**/*.yaml}', { cwd: expected }))
      expect(textOf(`${content}/${file}`), file).toBe(textOf(`${expected}/${file}`));
    const redirects = textOf('test/content/redirects.yaml') + textOf(`${expected}/redirects.yaml`);
    expect(textOf(`${content}/redirects.yaml`)).toBe(redirects);
    const { errors } = await check(content, new URL('http://localhost'), () => now);
    expect(errors).toEqual([]);
  });

  test('brings what readers said, once, and nothing that was not public of it', () => {
    const folder = 'comments/how-to-be-rich';
    const [own, written] = [content, 'test/cli/import/content'].map((root) =>
      globSync(`${folder}/*`, { cwd: root }).toSorted(),
    );
    expect(own).toEqual(written);
    expect(own).toHaveLength(3);
    expect(checkComments(content).errors).toEqual([]);
  });

  test('brings its pictures, upright, and no address of a reader', async () => {
    const lamp = await sharp(`${content}/posts/how-to-be-rich/lamp.jpg`).metadata();

    expect([lamp.width, lamp.height, lamp.orientation]).toEqual([40, 60, undefined]);
    expect(existsSync(`${content}/posts/how-to-be-rich/window.jpg`)).toBe(true);
    expect(existsSync(`${content}/pages/team--lamp.jpg`)).toBe(true);
    const all = Object.values(filesIn(content)).join() + JSON.stringify(report);
    expect(all).not.toMatch(/private\.example|192\.0\.2\.7/);
  });

  test.each([
    /^6 texts, 4 pictures, 3 comments and 16 old addresses came along/,
    /posts\/secret\/index.mdx: it was private/,
    /posts\/about\/index.mdx: a page at \/about\/ is there already/,
    /comments that were not approved: 1/,
    /pingbacks: 1/,
    /thrown away: 1/,
    /your id for Amazon was ada-20, in 2 links /,
    /how-to-be-rich\/index.mdx:\d\d .*tag=friend-20 carries somebody else’s id/,
    /how-to-be-rich\/index.mdx:\d\d the short link https:\/\/amzn.to\/abc was left out/,
    /how-to-be-rich\/index.mdx:\d\d the link to \/gone\/ was left out/,
    /how-to-be-rich\/index.mdx:\d\d says that links pay/,
    /the shortcodes \[contact-form-7\] \[box\] do nothing here; their words stay/,
  ])('is told of: %s', (words) => {
    expect(describeReport(report)).toMatch(words);
  });

  test('comes along once: a second run writes no file, and one that was broken off goes on', async () => {
    const after = filesIn(content);
    expect(await run(content, [`${old}/export.xml`])).toMatchObject({ written: [], here: 6 });
    expect(filesIn(content)).toEqual(after);

    rmSync(`${content}/posts/second/index.mdx`);
    expect((await run(content, [`${old}/export.xml`])).written).toHaveLength(1);
    expect(filesIn(content)).toEqual(after);
  });

  test('that was edited since stays as it is, whatever its name is now', async () => {
    const post = `${content}/posts/second/index.mdx`;
    writeFileSync(post, textOf(post).replace('Blocks hold', 'My words hold'));
    renamePost(content, new URL('http://localhost'), 'second', 'third');

    expect((await run(content, [`${old}/export.xml`])).written).toEqual([]);
    expect(textOf(`${content}/posts/third/index.mdx`)).toContain('My words hold');
    expect(existsSync(post)).toBe(false);
  });
});

test('a dry run tells, and writes nothing', async () => {
  const content = copyContent('import');
  const before = filesIn(content);
  const report = await run(content, [`${old}/export.xml`], { dry: true });

  expect(report.written).toHaveLength(6);
  expect(filesIn(content)).toEqual(before);
});

describe('nothing is written when a file', () => {
  const folder = scratchFolder('exports', afterAll);
  const whole = textOf(`${old}/export.xml`);

  test.each([
    ['is cut off', whole.slice(0, 4_000), /:\d+ the file ends in the middle/],
    ['is no XML', 'PK\u0003\u0004zip', /:1 this is no XML/],
    ['is a page', '<!doctype html><html><p>Log in</p></html>', /this is no XML/],
    ['is a feed', '<rss><channel><item><title>a</title></item></channel></rss>', /it is a feed/],
    [
      'declares entities',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
      /:1 it declares entities of its own/,
    ],
  ])('%s', async (name, xml, words) => {
    const content = copyContent('import');
    const before = filesIn(content);
    const file = `${folder}/${name.replaceAll(' ', '-')}.xml`;
    writeFileSync(file, xml);

    await expect(run(content, [`${old}/export.xml`, file])).rejects.toThrow(words);
    expect(filesIn(content)).toEqual(before);
  });
});

test('the command says what it is for', () => {
  expect(runScript('import', 'test/content', ['nowhere.xml'])).toMatchObject({ status: 1 });
  expect(runScript('import', 'test/content', [])).toMatchObject({ status: 2 });
});

test('a split export is one blog', async () => {
  const content = copyContent('import');
  const whole = textOf(`${old}/export.xml`);
  const items = whole.match(/<item>.*?<\/item>/gs) ?? [];
  const folder = scratchFolder('split');
  const [head = ''] = whole.split('<item>');
  const parts = [items.slice(0, 3), items.slice(3)].map((some, index) => {
    writeFileSync(`${folder}/${index}.xml`, `${head}${some.join('')}</channel></rss>`);
    return `${folder}/${index}.xml`;
  });
  await run(content, parts);

  const expected = 'test/cli/import/content/posts/how-to-be-rich/index.mdx';
  expect(textOf(`${content}/posts/how-to-be-rich/index.mdx`)).toBe(textOf(expected));
});
