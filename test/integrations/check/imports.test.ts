import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';
import { about } from '../../support/texts/content-with.ts';

const files = {
  'data.json': '{ "x": 1 }',
  'numbers.ts': 'export const one: number = 1;\nexport * from "./more";\n',
  'more.js': 'export const two = 2;\n',
  'asks.ts': 'import { gone } from "./more";\nexport const three = gone;\n',
  'lost.ts': 'import { gone } from "./nowhere";\nexport const three = gone;\n',
  'broken.ts': 'export const = 1;\n',
  'broken.json': '{ x: 1 }',
  'Box.astro': '---\nexport const size = 1;\n---\n\n<b><slot /></b>\n',
  'look.css': 'b { color: red }\n',
};

const wrong: [text: string, says: string][] = [
  ['import { y } from "./data.json"\n\n{y}', '7 there is no y in FOLDER/data.json to import: mend'],
  ['a\n\nexport { y } from "./data.json"', '9 there is no y in FOLDER/data.json'],
  ['import a, { b } from "./desk.jpg"\n\n{a.src} {b}', '7 there is no b in FOLDER/desk.jpg'],
  ['import { one, three } from "./numbers"\n\n{one}', '7 there is no three in FOLDER/numbers.ts'],
  ['import one from "./numbers.ts"\n\n{one}', '7 FOLDER/numbers.ts has nothing that is imported'],
  ['import { Box } from "./Box.astro"\n\n<Box />', '7 there is no Box in FOLDER/Box.astro'],
  ['import { nope } from "zod"\n\n{nope}', '7 there is no nope in node_modules/zod/index.js'],
  ['import { nope } from "node:fs"\n\n{nope}', '7 there is no nope in node:fs to import'],
  ['import { nope } from "path"\n\n{nope}', '7 there is no nope in path to import'],
  ['import x from "zod/nope"\n\n{x}', '7 there is no "zod/nope" to import'],
  ['import x from "@astrojs/mdx/nope"\n\n{x}', '7 there is no "@astrojs/mdx/nope" to import'],
  ['import x from "astro/nope"\n\n{x}', '7 there is no "astro/nope" to import'],
  ['import { three } from "./asks"\n\n{three}', 'asks.ts:1 there is no gone in FOLDER/more.js'],
  ['import { three } from "./lost"\n\n{three}', 'lost.ts:1 there is no "./nowhere" to import'],
  [
    'import { three } from "./broken"\n\n{three}',
    'broken.ts:1 the site cannot read what is imported: ',
  ],
  ['a\n\nimport x from "./broken.json"\n\n{x}', '9 the site cannot read what is imported: key'],
  [
    'import x from "./data.json"\nimport {\n  one,\n  four\n} from "./numbers"\n\n{x.x} {one} {four}',
    '10 there is no four in FOLDER/numbers.ts',
  ],
];

const right = [
  'import d, { x } from "./data.json"\n\n{d.x} {x}',
  'import { one, two } from "./numbers"\nimport * as all from "./numbers.ts"\n\n{one} {two} {all.one}',
  'import Box, { size } from "./Box.astro"\n\n<Box>{size}</Box>',
  'import raw from "./data.json?raw"\nimport "./look.css"\n\n{raw}',
  'import { Image } from "astro:assets"\nimport desk from "./desk.jpg"\n\n<Image src={desk} alt="A" />',
  'import fs, { readFileSync } from "node:fs"\nimport { join } from "path"\n\n{fs.constants.R_OK} {readFileSync.name} {join("a")}',
  'import { AstroError } from "astro/errors"\nimport * as config from "astro:config/client"\n\n{config.base}',
  'import { z } from "zod"\n\n{z.string().parse("a")}',
];

test('names what a text imports and nothing exports, where it is written', async () => {
  const errors = await errorsOf(wrong.map(([text]) => text));
  for (const [index, [text, says]] of wrong.entries()) {
    const folder = RegExp.escape(errors.folderOf(index));
    const words = new RegExp(RegExp.escape(says).replaceAll('FOLDER', folder));
    expect(errors.of(index), text).toEqual([expect.stringMatching(words)]);
  }
});

test('says nothing of what is there', async () => {
  const errors = await errorsOf(right);
  for (const [index, text] of right.entries()) expect(errors.of(index), text).toEqual([]);
});

async function errorsOf(texts: readonly string[]) {
  const content = copyContent('imports');
  const folderOf = (index: number) => `${content}/posts/post-${index}`;
  for (const [index, text] of texts.entries()) {
    mkdirSync(folderOf(index));
    cpSync('test/content/posts/components/desk.jpg', `${folderOf(index)}/desk.jpg`);
    for (const [name, code] of Object.entries(files))
      writeFileSync(`${folderOf(index)}/${name}`, code);
    const fields = `title: Post ${index}\ndescription: A test.\npublishDate: 2025-11-01`;
    writeFileSync(`${folderOf(index)}/index.mdx`, `---\n${fields}\n---\n\n${text}\n`);
  }
  const now = () => new Date('2026-11-28T12:00:00Z');
  const { errors } = await check(content, new URL('https://desk.example'), now);
  return { folderOf, of: (index: number) => about(index, errors) };
}
