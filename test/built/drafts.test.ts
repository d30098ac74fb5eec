import { expect, test } from 'vitest';
import { outDir } from '../support/site.ts';
import { runCommand } from './command.ts';
import { filesWith } from './files.ts';

// Words that only a draft, a post of 2099 and the draft's own tag contain.
const draft = 'zanzibarcanary';
const future = 'timbuktucanary';
const tag = 'drafttagcanary';

test('the built site holds nothing of drafts and future posts', () => {
  const published = filesWith(`${outDir}/client`, ['The first post']);

  expect(published.length).toBeGreaterThan(2);
  expect(filesWith(outDir, [draft, future, tag])).toEqual([]);
});

test('the dev server shows drafts and future posts', async () => {
  await using dev = await runCommand('dev', []);
  const text = async (path: string) => (await fetch(dev.url + path)).text();

  expect(await text('/')).toContain(draft);
  expect(await text('/')).toContain(future);
  expect(await text('/posts/draft/')).toContain(draft);
  expect(await text('/posts/draft/')).toMatch(/>\s*Draft\s*</);
  expect(await text('/posts/future/')).toContain('Goes live Thu 1 Jan 2099, 00:00 New York');
});
