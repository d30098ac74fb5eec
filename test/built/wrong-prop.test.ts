import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';

test('a wrong prop stops the build and names file, line and remedy', () => {
  const folder = relative('', scratchFolder('wrong-prop'));
  const content = `${folder}/content`;
  const post = `${content}/posts/components/index.mdx`;
  cpSync('test/content', content, { recursive: true });
  const text = readFileSync(post, 'utf8');
  writeFileSync(post, text.replace('<Callout title=', '<Callout titel='));
  const line = text.slice(0, text.indexOf('<Callout title=')).split('\n').length;

  const build = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', `${folder}/site`];
  const { status, stdout, stderr } = spawnSync(process.execPath, build, {
    env: { ...process.env, CONTENT_DIR: content },
    encoding: 'utf8',
  });

  expect(stdout + stderr).toContain(
    `${post}:${line} <Callout> titel: there is no such prop. It takes title.`,
  );
  expect(status).not.toBe(0);
});
