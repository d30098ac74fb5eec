import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/adapters/content/files.ts';
import { check } from '../../src/integrations/check/check.ts';
import { copyContent } from '../support/scratch.ts';
import { runScript } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';

const rename = (content: string, ...words: string[]) => runHere('rename', content, words);
const errors = async (content: string) =>
  (await check(content, new URL('http://localhost'), () => new Date('2026-11-24T05:00:00Z')))
    .errors;
const textOf = (content: string, file: string) => readFileSync(`${content}/${file}`, 'utf8');

describe('a post', () => {
  test('moves with its pictures and its comments, whose words stay; links, lists and redirects follow, and its old address leads on', async () => {
    const content = copyContent('rename');
    const theirs = 'text: See /posts/components/ and [it](/posts/components/)\n';
    const comment = 'comments/components/2026-11-24-183000-qaaa.yaml';
    mkdirSync(dirname(`${content}/${comment}`), { recursive: true });
    writeFileSync(`${content}/${comment}`, theirs);
    expect(runScript('rename', content, ['post', 'no-money', 'nobody-paid']).status).toBe(0);
    const { status, said } = await rename(content, 'post', 'components', 'all-of-it');

    expect(said).toContain(`Moved: ${content}/posts/components to ${content}/posts/all-of-it\n`);
    expect(textOf(content, comment.replace('/components/', '/all-of-it/'))).toBe(theirs);
    expect(said).toContain('The old address /posts/components/ leads to /posts/all-of-it/');
    expect(status).toBe(0);
    expect(existsSync(`${content}/posts/all-of-it/desk.jpg`)).toBe(true);
    expect(textOf(content, 'posts/nobody-paid/index.mdx')).toContain(
      'formerly: [/posts/no-money/]',
    );
    expect(textOf(content, 'posts/first-post/index.mdx')).toMatch(
      /related: \[nobody-paid\][^]*\(\/posts\/nobody-paid\/\)/,
    );
    expect(textOf(content, 'redirects.yaml')).toContain('to: posts/all-of-it/desk.jpg }');
    expect(await errors(content)).toEqual([]);
  });

  test('renamed twice and back keeps every other address it had', async () => {
    const content = copyContent('rename');
    await rename(content, 'post', 'desk-part-two', 'b');
    await rename(content, 'post', 'b', 'c');
    await rename(content, 'post', 'c', 'desk-part-two');
    const { content: read } = readContent(content);

    expect(read?.posts.find(({ slug }) => slug === 'desk-part-two')?.formerly).toEqual([
      ...['/2014/05/What-Stands-On-The-Desk/', '/über/schreibtische/', '/?p=123'],
      ...['/posts/b/', '/posts/c/'],
    ]);
    expect(await errors(content)).toEqual([]);
  });

  test.each([
    ['that is not there', ['post', 'nowhere', 'a'], 1, 'There is no post “nowhere”'],
    ['to the name of another', ['post', 'links', 'no-money'], 1, 'no-money is there already'],
    ['to what is no name', ['post', 'links', '../A'], 2, '“../A” is no name for a post'],
    ['without a new name', ['post', 'links'], 2, 'Usage: npm run rename'],
    ['as something else', ['page', 'about', 'b'], 2, 'Usage: npm run rename'],
  ])('%s changes nothing', async (_, words, exitCode, says) => {
    const content = copyContent('rename');
    const { status, said } = await rename(content, ...words);

    expect(status).toBe(exitCode);
    expect(said).toContain(says);
    expect(readContent(content).content?.posts).toHaveLength(
      readContent('test/content').content?.posts.length ?? NaN,
    );
  });

  test('does not take an address that leads elsewhere', async () => {
    const content = copyContent('rename');
    writeFileSync(`${content}/redirects.yaml`, '- { from: /posts/b/, to: /about/ }\n');

    expect((await rename(content, 'post', 'links', 'b')).said).toMatch(
      /redirects.yaml:1 from: \/posts\/b\/ leads elsewhere/,
    );
  });
});

describe('a tag', () => {
  test('gets its new name in every post, and its page leads on', async () => {
    const content = copyContent('rename');
    const link = '[more](/tags/components/)';
    const post = `${content}/posts/first-post/index.mdx`;
    writeFileSync(post, `${readFileSync(post, 'utf8')}\n${link}\n`);
    const { status, said } = await rename(content, 'tag', 'Components', 'odds and ends');
    const { content: read } = readContent(content);
    const tags = read?.posts.flatMap((post) => post.tags);

    expect(status).toBe(0);
    expect(said).toContain('The old address /tags/components/ leads to /tags/odds-and-ends/');
    expect(tags).toContain('odds and ends');
    expect(tags).not.toContain('components');
    expect(readFileSync(post, 'utf8')).toContain('[more](/tags/odds-and-ends/)');
    const redirects = textOf(content, 'redirects.yaml');
    expect(redirects).toContain('- { from: /tag/components/, to: /tags/odds-and-ends/ }');
    expect(redirects).toContain('- { from: /tags/components/, to: /tags/odds-and-ends/ }');
    expect(await errors(content)).toEqual([]);
  });

  test('becomes one with another, and back again', async () => {
    const content = copyContent('rename');
    await rename(content, 'tag', 'work', 'blogging');
    const { content: read } = readContent(content);
    expect(read?.posts.find(({ slug }) => slug === 'first-post')?.tags).toEqual(['blogging']);
    expect(await errors(content)).toEqual([]);

    await rename(content, 'tag', 'blogging', 'work');
    expect(await errors(content)).toEqual([]);
  });

  test('spelled otherwise keeps its page', async () => {
    const content = copyContent('rename');
    const before = textOf(content, 'redirects.yaml');
    await rename(content, 'tag', 'components', 'Components');

    expect(textOf(content, 'redirects.yaml')).toBe(before);
    expect(readContent(content).content?.posts.flatMap(({ tags }) => tags)).toContain('Components');
  });

  test('that no post has is refused with the choice', async () => {
    const { status, said } = await rename(copyContent('rename'), 'tag', 'nothing', 'b');
    expect(status).toBe(1);
    expect(said).toMatch(/No post has the tag “nothing”. There are: .*components/);
  });
});
