import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { ContentFiles } from '../../../src/adapters/content/files.ts';
import { checkBeforeBuild } from '../../../src/integrations/check/before-build.ts';
import { check } from '../../../src/integrations/check/check.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { contentWith } from '../../support/texts/content-with.ts';

const site = new URL('https://desk.example');

test('a build stops at all that check says stops the site, in the same words', async () => {
  const content = contentWith('stopping', [
    ['a name in braces', 'Hello {first_name}', 'mdx'],
    ['a link to nowhere', '[x](/nowhere/)', 'mdx'],
    ['a component in Markdown', '<Book slug="adulting" />', 'md'],
  ]);
  const { errors } = await check(content, site, () => new Date());
  const fault: unknown = await begin('build', content).catch((error: unknown) => error);

  expect(errors).toHaveLength(3);
  expect(fault).toMatchObject({
    message: `This stops the site:\n${errors.map((line) => `  ${line}\n`).join('')}`,
    // Astro prints it.
    stack: '',
  });
  await begin('dev', content);
});

test('a build begins where nothing stops it, and what was read is of use to it', async () => {
  const read: string[] = [];
  await begin('build', 'test/content', (content) => read.push(content.site.name));

  expect(read).toEqual(['Test Desk']);
});

test('a text that was read before is not read again, but for one that leads to a file beside it', async () => {
  const content = contentWith('kept', [
    ['plain', 'A word.', 'mdx'],
    ['with a component', '<Callout title="A">\n  A word.\n</Callout>', 'mdx'],
    ['of raw HTML', '<b>A</b> word.', 'md'],
    ['with a picture', '![A desk](./desk.jpg)', 'mdx'],
    ['with a picture and words', '<Figure src="./desk.jpg" alt="A desk" />', 'mdx'],
    ['with an import', 'import desk from \'./desk.jpg\';\n\n<img src={desk.src} alt="" />', 'mdx'],
  ]);
  const kept = scratchFolder('kept');
  await begin('build', content, undefined, kept);
  noteInKept(kept);
  for (const post of [3, 4, 5]) rmSync(`${content}/posts/post-${post}/desk.jpg`);
  const { message } = await begin('build', content, undefined, kept).then(
    () => new Error('It began.'),
    (fault: Error) => fault,
  );

  const told = (words: string) =>
    [...message.matchAll(new RegExp(words, 'g'))].map(([, post]) => Number(post));
  expect(told('post-(\\d)/index.mdx?:7 as it was read')).toEqual([0, 1, 2]);
  expect(new Set(told('post-(\\d)/index.mdx?:\\d+ .*desk.jpg'))).toEqual(new Set([3, 4, 5]));
});

test('fields that were read before are not read again, and what is lost of them is said again', async () => {
  const kept = scratchFolder('kept');
  const content = contentWith('said', [['A name', 'A word.', 'mdx']]);
  const file = `${content}/posts/post-0/index.mdx`;
  const titleAndLost = async (title: string) => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^title: .*/m, `title: ${title}`));
    let posts: ContentFiles['posts'] = [];
    await begin('build', content, (read) => ({ posts } = read), kept);
    return posts.flatMap((post) => (post.slug === 'post-0' ? [post.title, ...post.yaml.lost] : []));
  };
  const before = await titleAndLost('Why I am #1');
  expect(before).toMatchObject(['Why I am', { line: 2 }]);
  expect(await titleAndLost('Why I am #1')).toEqual(before);
  const fields = join(kept, 'fields.json');
  writeFileSync(fields, readFileSync(fields, 'utf8').replace('Why I am"', 'Why I was"'));
  expect(await titleAndLost('Why I am #1')).toEqual(['Why I was', before[1]]);

  expect(await titleAndLost('Another')).toEqual(['Another']);
  for (const _ of [1, 2])
    await expect(titleAndLost('.inf')).rejects.toThrow(/index\.mdx:2 title: .*Infinity/);
});

/** Whatever is kept of a text says so when it is used. */
function noteInKept(folder: string) {
  const note = JSON.stringify({ line: 7, message: 'as it was read', isError: true });
  const ledger = join(folder, 'texts.json');
  const texts = readFileSync(ledger, 'utf8');
  writeFileSync(ledger, texts.replaceAll('"notes":[]', `"notes":[${note}]`));
}

async function begin(
  command: 'build' | 'dev',
  content: string,
  use: (content: ContentFiles) => void = () => undefined,
  kept = scratchFolder('kept'),
) {
  const setUp = checkBeforeBuild(content, site, use).hooks['astro:config:setup'];
  await (setUp as (options: object) => Promise<void>)({
    command,
    config: { cacheDir: pathToFileURL(`${kept}/`) },
  });
}
