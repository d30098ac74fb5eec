import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runBuild } from '../support/run.ts';
import { runCommand } from './command.ts';

const post = 'posts/first-post/index.mdx';
const changed = (path: string, from: string, to: string) => (content: string) => {
  const text = readFileSync(`${content}/${path}`, 'utf8');
  expect(text).toContain(from);
  // In one step, lest a watcher sees half of it.
  writeFileSync(`${content}.new`, text.replace(from, to));
  renameSync(`${content}.new`, `${content}/${path}`);
};

test.each([
  [
    'files of content',
    [
      changed(post, '2025-03-03', '2025-02-30'),
      changed('reading/test-list.mdx', 'adulting', 'adultin'),
      changed('site.yaml', 'https://twitter.com', 'https://www.amazon.com'),
    ],
    [
      `${post}:4 publishDate: there is no such day`,
      'reading/test-list.mdx:6 books: there is no "adultin"',
      'site.yaml:9 follow.url: this link pays through Amazon',
    ],
  ],
  [
    'what is read before them',
    [changed('programs.yaml', '{ tag: your-tag-20 }', '{}')],
    ['programs.yaml:5 query: write the parameter and your id'],
  ],
])('a mistake in %s stops the build in plain words', (_, spoils, words) => {
  const content = copyOfContent();
  for (const spoil of spoils) spoil(content);
  const { status, said } = runBuild(content);
  expect(status).toBe(1);
  for (const each of words) expect(said).toContain(each);
  expect(said).not.toMatch(/^\s+at |Stack trace|ZodError|YAMLException/m);
});

test('the dev server says what is wrong with a file that changes, and goes on', async () => {
  const content = copyOfContent();
  const expected = /\[ERROR\] \[(single-file|glob-loader)\]/;
  await using dev = await runCommand('dev', [], { CONTENT_DIR: content }, { expected });
  const said = (text: string) => expect.poll(dev.output).toContain(text);
  const home = async () => (await fetch(dev.url)).text();
  expect(await home()).toContain('Test Desk');

  changed('site.yaml', 'name: Test Desk', 'name: "Test Desk')(content);
  await said(`${content}/site.yaml:2 a quotation mark opens here`);
  changed(post, 'publishDate: 2025-03-03', 'publishDate: 2025-02-30')(content);
  await said(`${content}/${post}:4 publishDate: there is no such day`);
  writeFileSync(`${content}/posts/loose.mdx`, '');
  await said(`${content}/posts/loose.mdx: put it at ${content}/posts/loose/index.mdx`);
  expect(await home()).toContain('Test Desk');

  changed('site.yaml', 'name: "Test Desk', 'name: Mended Desk')(content);
  await expect.poll(home).toContain('Mended Desk');
  expect(dev.output()).not.toMatch(/^\s+at /m);
  expect(dev.output().match(/loose\.mdx: put it/g)).toHaveLength(1);
});

test('the dev server says the mistake of a draft in the browser too, until it is mended', async () => {
  const content = copyOfContent();
  // As a site that never had a sponsor; Astro would warn of that on every visit.
  changed('posts/sponsored/index.mdx', 'assignment: paper-moon-lamp\n', '')(content);
  for (const folder of ['assignments', 'sponsors'])
    rmSync(`${content}/${folder}`, { recursive: true });
  const draft = 'posts/draft/index.mdx';
  await using dev = await runCommand(
    'dev',
    [],
    { CONTENT_DIR: content },
    { expected: /\[ERROR\] \[check\]|^\.data|^$/ },
  );
  const page = async () => {
    const accept = { headers: { accept: 'text/html' } };
    return (await fetch(`${dev.url}/posts/draft/`, accept)).text();
  };
  const shows = (words: string) => expect.poll(page).toContain(words);

  changed(draft, 'If a reader', 'I <3 you. If a reader')(content);
  await shows(`${draft}:9 a &lt; begins a component here`);
  expect(dev.output()).toContain(`${draft}:9 a < begins a component here`);
  changed(draft, 'I <3 you.', '![A](./later.jpg)')(content);
  await shows('there is no picture "./later.jpg"');
  cpSync('test/content/posts/components/desk.jpg', `${content}/posts/draft/later.jpg`);
  await shows('alt="A"');
  expect(dev.output()).not.toContain('[WARN]');
});

/** Always in the same place, because Astro keeps a cache for each. */
function copyOfContent(): string {
  const content = '.data/test/mistakes';
  rmSync(content, { recursive: true, force: true });
  cpSync('test/content', content, { recursive: true });
  return content;
}
