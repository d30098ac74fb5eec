import { expect, test } from 'vitest';
import { readYaml, readYamlFile } from '../../../../src/adapters/content/yaml/read-yaml.ts';

test.each([
  [
    'a quotation mark that never closes',
    'name: x\nauthor: "Kayla\ncontact: a@b.c\n',
    2,
    'a quotation mark opens here: add " at the end of the value',
  ],
  [
    'one that closes a field later',
    'name: x\ntitle: "Pursue\nwhy: "I got it"\n',
    2,
    'add " at the end',
  ],
  ['a single one', "title: 'Pursue\ntags: [a]\n", 1, "add ' at the end"],
  [
    'an apostrophe between single ones',
    "title: 'It's a life'\n",
    1,
    'Put " around the whole value',
  ],
  [
    'words after a quoted one',
    'title: "Quoted" and more\n',
    1,
    'write \\" for a quotation mark inside',
  ],
  [
    'a colon in the value',
    'name: x\ntitle: Pursue: a lifestyle\n',
    2,
    'there is a colon in the value, so put the value in quotation marks: title: "Pursue: a lifestyle"',
  ],
  ['a colon at the end of the value', 'title: Three things:\n', 1, 'title: "Three things:"'],
  [
    'a colon in braces',
    'follow:\n  - { name: A: b, url: c }\n',
    2,
    'put that value in quotation marks',
  ],
  ['a tab', 'cover:\n\tsrc: ./a.jpg\n', 2, 'put two spaces in its place'],
  ['a line too far right', 'title: a\n\n description: b\n', 3, 'in the same column'],
  ['a line too far right in a group', 'cover:\n  src: a\n   alt: b\n', 3, 'in the same column'],
  ['a line too far left', '  title: a\ndescription: b\n', 2, 'in the same column'],
  ['no colon', 'title: a\ndescription b\ntags: [a]\n', 2, 'there is no colon: write the name'],
  [
    'no colon on the last line',
    'title: a\ndescription b\n',
    2,
    'there is no colon: write the name',
  ],
  ['no space after the colon', 'title:a\ntags: [a]\n', 1, 'put a space after the colon'],
  [
    'a field twice',
    'title: a\nwhy: b\ntitle: b\n',
    3,
    'title is there twice: remove one of the two',
  ],
  ['a name of two words twice', 'a b: 1\na b: 2\n', 2, 'a b is there twice: remove one'],
  ['a field twice in braces', 'cover: { src: a, src: b }\n', 1, 'src is there twice: remove one'],
  ['a field twice in quotation marks', '"a": 1\n"a": 2\n', 2, 'a is there twice: remove one'],
  ['nothing twice', ': a\n: b\n', 2, 'a field is there twice: remove one'],
  [
    'a bracket that never closes',
    'tags: [a, b\nseries: x\n',
    1,
    'a bracket opens here: add ] at the end of the value',
  ],
  ['a brace that never closes', 'cover: { src: a, alt: b\ntitle: x\n', 1, 'add } at the end'],
  ['an at sign', 'author: @kayla\n', 1, 'put the value in quotation marks: author: "@kayla"'],
  ['an asterisk', 'title: *Thrive*\n', 1, 'title: "*Thrive*"'],
  ['an asterisk and words', 'title: *Thrive* it is\n', 1, 'title: "*Thrive* it is"'],
  ['an ampersand', 'name: x\ntitle: &c\n', 2, 'title: "&c"'],
  ['an exclamation mark', 'title: !important\n', 1, 'title: "!important"'],
  ['a list on the line of its name', 'tags: - a\n', 1, '[one, two]'],
  ['a backslash', 'title: "a \\d b"\n', 1, 'two backslashes'],
  ['something odd', 'title: a\n, b\n', 2, 'quotation marks'],
])('says where %s is and how to mend it', (_, yaml, line, remedy) => {
  expect(complaint('site.yaml', yaml)).toMatch(`site.yaml:${line} `);
  expect(complaint('site.yaml', yaml)).toContain(remedy);
  expect(complaint('a/index.mdx', `---\n${yaml}---\nText: "text`)).toMatch(`:${line + 1} `);
  expect(complaint('a/index.mdx', `\n\n---\n${yaml}---\n`)).toMatch(`:${line + 3} `);
});

test.each([
  ['---\ntitle: a\n\nText', 'a/index.mdx:1 the fields at the top have no end: write ---'],
  ['Text\n', 'a/index.mdx:1 the fields at the top are missing'],
  ['+++\ntitle = "a"\n+++\n', 'a/index.mdx:1 the fields at the top are missing'],
])('asks for front matter where %j has none', (text, message) => {
  expect(complaint('a/index.mdx', text)).toContain(message);
});

test('says which file is missing', () => {
  expect(() => readYamlFile('content/site.yaml')).not.toThrow();
  expect(() => readYamlFile('content/sight.yaml')).toThrow(
    'The site needs a file that is missing: content/sight.yaml',
  );
});

test('leaves dates as text, and knows the lines of fields, entries and what is not there', () => {
  const { data, lineOf } = readYaml(
    'a/index.md',
    '\n---\r\ntitle: a\r\ndate: 2026-02-30\r\ncover:\r\n  src: a\r\ntags:\r\n  - b\r\n  - c\r\n---\r\n',
  );

  expect(data).toEqual({ title: 'a', date: '2026-02-30', cover: { src: 'a' }, tags: ['b', 'c'] });
  expect(lineOf(['date'])).toBe(4);
  expect(lineOf(['cover'])).toBe(5);
  expect(lineOf(['cover', 'src'])).toBe(6);
  expect(lineOf(['cover', 'alt'])).toBe(5);
  expect(lineOf(['tags', 1])).toBe(9);
  expect(lineOf(['series'])).toBe(2);
});

function complaint(file: string, source: string): string {
  try {
    return `no complaint: ${JSON.stringify(readYaml(file, source).data)}`;
  } catch (fault) {
    expect((fault as Error).stack).toBe('');
    return (fault as Error).message;
  }
}
