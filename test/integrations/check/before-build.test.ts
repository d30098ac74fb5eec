import { expect, test } from 'vitest';
import type { ContentFiles } from '../../../src/adapters/content/files.ts';
import { checkBeforeBuild } from '../../../src/integrations/check/before-build.ts';
import { check } from '../../../src/integrations/check/check.ts';
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

async function begin(
  command: 'build' | 'dev',
  content: string,
  use: (content: ContentFiles) => void = () => undefined,
) {
  const setUp = checkBeforeBuild(content, site, use).hooks['astro:config:setup'];
  await (setUp as (options: { command: string }) => Promise<void>)({ command });
}
