import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { runBuild } from '../support/run.ts';
import { scratchFolder } from '../support/scratch.ts';

test('a wrong prop stops the build and names file, line and remedy', () => {
  const folder = relative('', scratchFolder('wrong-prop'));
  const content = `${folder}/content`;
  const post = `${content}/posts/components/index.mdx`;
  cpSync('test/content', content, { recursive: true });
  const text = readFileSync(post, 'utf8');
  writeFileSync(post, text.replace('<Callout title=', '<Callout titel='));
  const line = text.slice(0, text.indexOf('<Callout title=')).split('\n').length;

  const { status, said } = runBuild(content);

  expect(said).toContain(`${post}:${line} <Callout> titel: there is no such prop. It takes title.`);
  expect(status).not.toBe(0);
});
