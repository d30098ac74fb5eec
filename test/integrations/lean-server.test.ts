import { expect, test } from 'vitest';
import { leanServer } from '../../src/integrations/lean-server.ts';

const list = (...files: string[]) => {
  const lines = files.map((file) => `["${file}", () => import("astro:module?fileName=a")]`);
  return `\nexport default new Map([\n${lines.join(',\n')}]);\n\t\t`;
};
const pages = ['content/pages/about.mdx', 'content/pages/coaching.mdx'];
const texts = ['content/posts/a/index.mdx', 'content/reading/a.mdx'];

test.each([
  ['the first', [...texts, ...pages], pages],
  ['the last', [...pages, ...texts], pages],
  ['all', texts, []],
  ['none', pages, pages],
])('leaves posts and reading lists out of the list when they are %s', async (_, files, kept) => {
  const { transform } = leanServer('content');
  const { handler } = transform as unknown as { handler: (code: string) => string };
  const code = handler(list(...files));

  const { default: modules } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect([...modules.keys()]).toEqual(kept);
});
