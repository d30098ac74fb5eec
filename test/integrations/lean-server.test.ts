import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'devalue';
import { expect, test } from 'vitest';
import { leanServer } from '../../src/integrations/lean-server.ts';
import { scratchFolder } from '../support/scratch.ts';

const [inServer, inBuild] = ['ssr', 'prerender'].map((name) => ({ environment: { name } }));

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
  const { transform } = pluginOf(scratchFolder('cache'));
  const code = transform.handler.call(inServer, list(...files));

  expect([...((await run(code)) as Map<string, unknown>).keys()]).toEqual(kept);
});

const entry = (title: string) => ({
  ...{ id: title, data: { title, day: new Date(0) }, filePath: `${title}.mdx` },
  ...{ body: title, rendered: { html: `<p>${title}`, metadata: { headings: [] } } },
});
const entries = () =>
  new Map([
    ['posts', new Map(['a', 'b'].map((name) => [name, entry(name)]))],
    ['reading', new Map([['c', entry('c')]])],
    ['pages', new Map([['d', entry('d')]])],
  ]);
const lean = entries();
for (const place of ['posts', 'reading'])
  for (const each of lean.get(place)?.values() ?? [])
    for (const field of ['body', 'rendered']) Reflect.deleteProperty(each, field);

test.each([
  ['the server knows posts and reading lists by their titles', inServer, lean],
  ['pages that the build renders have all of it', inBuild, entries()],
])('%s', async (_, environment, expected) => {
  const cacheDir = scratchFolder('cache');
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(join(cacheDir, 'data-store.json'), stringify(entries()));
  const { load } = pluginOf(cacheDir);

  expect('\0astro:data-layer-content').toMatch(load.filter.id);
  const store = await run(await load.handler.call(environment));
  expect(parse(JSON.stringify(store))).toEqual(expected);
});

type Hook<Given extends unknown[], Made> = {
  filter: { id: RegExp };
  handler: (...given: Given) => Made;
};

function pluginOf(cacheDir: string) {
  const plugin: unknown = leanServer({ contentDir: 'content', cacheDir });
  return plugin as { transform: Hook<[code: string], string>; load: Hook<[], Promise<string>> };
}

/** What a module with that code has to give. */
async function run(code: string): Promise<unknown> {
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
}
