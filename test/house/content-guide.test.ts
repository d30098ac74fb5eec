import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkContent } from '../../src/adapters/content/faults.ts';
import { contentRules } from '../../src/adapters/content/rules.ts';
import { readYaml } from '../../src/adapters/content/yaml/read-yaml.ts';
import { readText } from '../../src/adapters/markdown/text-reader.ts';
import { mdxProps } from '../../src/domain/blog/mdx-props.ts';

const guide = readFileSync('content/README.md', 'utf8');
const blocks = Array.from(
  guide.matchAll(/^```(mdx|yaml) ?(\S*)\n(.*?)^```/gms),
  ([, kind = '', path = '', text = '']) => ({ kind, path, text }),
);
// Beside these texts lie the picture, the post and the book that the guide speaks of.
const beside = 'test/content/posts/components/index.mdx';

test.each(blocks.filter(({ path }) => path))(
  'a file in the guide is good: $path',
  ({ path, text }) => {
    const [place = ''] = path.split(/[/.]/);
    const rules = contentRules('test/content');
    const rule = rules[place as keyof typeof rules];
    const yaml = readYaml(path.endsWith('.yaml') ? path : beside, text);

    expect(() => checkContent(rule as never, yaml)).not.toThrow();
  },
);

test('every component is in the guide, as the site takes it', async () => {
  const texts = blocks.filter(({ kind }) => kind === 'mdx').map(({ text }) => text);
  const { components } = await readText(beside, texts.slice(1).join('\n\n'));

  expect(new Set(components.map(({ name }) => name))).toEqual(new Set(Object.keys(mdxProps)));
});

test('every command of the guide is one', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const commands = [...guide.matchAll(/npm run (\w+)/g)].map(([, name]) => name);

  expect(commands.length).toBeGreaterThan(5);
  for (const name of commands) expect(Object.keys(scripts)).toContain(name);
});
