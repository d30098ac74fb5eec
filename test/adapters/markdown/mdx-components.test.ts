import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { mdxComponents } from '../../../src/adapters/markdown/mdx-components.ts';

const folder = mkdtempSync(join(tmpdir(), 'mdx-'));
const file = join(folder, 'index.mdx');
const place = relative(process.cwd(), file);
writeFileSync(join(folder, 'desk.jpg'), '');
writeFileSync(join(folder, "kayla's lamp.png"), '');

const steps = (inside: string) => `<Steps>\n\n${inside}\n\n</Steps>`;

test('a step becomes a heading with an id of its own', async () => {
  const step = '<Step title="Sit & write">\n\nText.\n\n</Step>';
  const { code } = await compile(`## Sit & write\n\n${steps(`${step}\n\n${step}`)}`);

  expect([...code.matchAll(/id: "(.+?)"/g)].map(([, id]) => id)).toEqual([
    'sit--write',
    'sit--write-1',
    'sit--write-2',
  ]);
  expect(code).toContain('{"depth":2,"slug":"sit--write-1","text":"Sit & write"}');
});

test('every component learns where it stands', async () => {
  const { code } = await compile(
    'Words.\n\n<Callout>\n\nMore <BookACall>x</BookACall>\n\n</Callout>',
  );

  expect(code.match(/at: ".+?"/g)).toEqual([`at: "${place}:3"`, `at: "${place}:5"`]);
});

test('what depends on the post gets it from the text, wherever it stands', async () => {
  const { code } = await compile(
    'Words <BookACall>x</BookACall>\n\n<Quote>\n\n<Book slug="a" />\n\n<Callout>x</Callout>\n\n</Quote>',
  );

  expect(code.match(/jsxs?\((Book|BookACall|Quote|Callout),|post: props\.post/g)).toEqual([
    ...['jsx(BookACall,', 'post: props.post', 'jsxs(Quote,', 'post: props.post'],
    ...['jsx(Book,', 'post: props.post', 'jsx(Callout,'],
  ]);
});

test.each(['./desk.jpg', "./kayla's lamp.png"])('imports the picture %s', async (path) => {
  const { code } = await compile(`Words.\n\n<Figure src="${path}" alt="x" />`);

  const [, variable] = /src: (\w+)/.exec(code) ?? [];
  expect(code).toContain(`import ${variable} from ${JSON.stringify(path)}`);
});

test.each([
  ['what the text imports', 'import Own from "./Own.astro"\n\n<Own color="red" />'],
  ['what the text makes', 'export const Own = () => "x"\n\n<Own />'],
  [
    'a picture that the text imports',
    'import desk from "./desk.jpg"\n\n<Figure src={desk} alt="" />',
  ],
  ['HTML', '<section>\n\nWords.\n\n</section>'],
])('leaves alone %s', async (_, source) => {
  await expect(compile(source)).resolves.toBeDefined();
});

test.each([
  ['<Calout>x</Calout>', 1, '<Calout>: there is no such component. Write one of: Steps, Step,'],
  ['a\n\n<Step title="x">\n\ny\n\n</Step>', 3, '<Step>: put it between <Steps> and </Steps>'],
  [steps('Words.'), 1, '<Steps>: only <Step> goes in here'],
  [steps('<Callout>x</Callout>'), 1, '<Steps>: only <Step> goes in here'],
  [steps('<Step>\n\nx\n\n</Step>'), 3, '<Step> title: is missing'],
  [steps('<Step title="x" titel="y">\n\nx\n\n</Step>'), 3, '<Step> titel: there is no such prop'],
  [
    '<Figure src="./lamp.jpg" alt="x" />',
    1,
    '<Figure> src: there is no "./lamp.jpg" beside the text',
  ],
  ['<Figure src="./lamp.jpg" alt="x" />', 1, "There is ./desk.jpg, ./kayla's lamp.png"],
  ['Stuck? <BookACall />', 1, '<BookACall>: write the words of the link inside it'],
  ['a\n\n<BookACall>\n</BookACall>', 3, '<BookACall>: write the words of the link inside it'],
  ['<Figure src="https://a.example/b.jpg" alt="x" />', 1, '<Figure> src: there is no "https://'],
])('refuses %j', async (source, line, message) => {
  const error = await compile(source).catch((fault: Error) => fault);

  expect(String(error)).toContain(`${place}:${line} `);
  expect(String(error)).toContain(message);
});

async function compile(source: string): Promise<{ code: string }> {
  const renderer = await satteri({ hastPlugins: [mdxComponents()] }).createMdxRenderer?.(
    { syntaxHighlight: false },
    { srcDir: new URL('file:///site/src/'), optimize: false, sourcemap: false },
  );
  if (!renderer) throw new Error('This version of Sätteri compiles no MDX.');
  return renderer.process(source, file, {});
}
