import { parse, stringify } from 'devalue';
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
  const modules = await transformed(list(...files), '/site/.astro/content-modules.mjs');
  expect([...(modules as Map<string, unknown>).keys()]).toEqual(kept);
});

test('leaves what is said in posts and reading lists out of what their titles stand in', async () => {
  const entry = (title: string) => ({
    ...{ id: title, data: { title, day: new Date(0) }, filePath: `${title}.mdx` },
    ...{ body: title, rendered: { html: `<p>${title}`, metadata: { headings: [] } } },
  });
  const entries = () =>
    new Map([
      [
        'posts',
        new Map([
          ['a', entry('A')],
          ['b', entry('B')],
        ]),
      ],
      ['reading', new Map([['c', entry('C')]])],
      ['pages', new Map([['d', entry('D')]])],
    ]);
  const code = `export default JSON.parse(${JSON.stringify(stringify(entries()))})`;
  const kept = parse(JSON.stringify(await transformed(code, '\0astro:data-layer-content')));

  const expected = entries();
  for (const place of ['posts', 'reading'])
    for (const each of expected.get(place)?.values() ?? [])
      for (const field of ['body', 'rendered']) Reflect.deleteProperty(each, field);
  expect(kept).toEqual(expected);
});

test('leaves a store that holds nothing as it is', async () => {
  const code = 'export default new Map()';
  expect(await transformed(code, '\0astro:data-layer-content')).toEqual(new Map());
});

/** What the module says in the server. */
async function transformed(code: string, id: string): Promise<unknown> {
  const { transform } = leanServer('content');
  const { handler, filter } = transform as unknown as Transform;
  expect(id).toMatch(filter.id);
  const module = encodeURIComponent(handler(code, id));
  return (await import(`data:text/javascript,${module}`)).default;
}

type Transform = { filter: { id: RegExp }; handler: (code: string, id: string) => string };
