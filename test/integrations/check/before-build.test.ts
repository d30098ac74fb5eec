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

test('a text that was read before is not read again, but for one that shows a file beside it', async () => {
  const content = contentWith('kept', [
    ['plain', 'A word.', 'mdx'],
    ['with a picture', '![A desk](./desk.jpg)', 'mdx'],
  ]);
  const kept = scratchFolder('kept');
  await begin('build', content, undefined, kept);
  const ledger = join(kept, 'texts.json');
  writeFileSync(ledger, readFileSync(ledger, 'utf8').replaceAll('"notes":[]', `"notes":[${note}]`));
  await expect(begin('build', content, undefined, kept)).rejects.toThrow(
    /post-0\/index.mdx:7 as it was read/,
  );
  rmSync(`${content}/posts/post-1/desk.jpg`);
  await expect(begin('build', content)).rejects.toThrow('desk.jpg');
  await expect(begin('build', content, undefined, kept)).rejects.toThrow('desk.jpg');
});

const note = JSON.stringify({ line: 7, message: 'as it was read', isError: true });

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
