import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readComments, withoutPost } from '../../../../src/adapters/content/comments/read-comments.ts';
import { contentRules } from '../../../../src/adapters/content/rules.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const good = 'name: Jenny\ndate: 2026-11-24T18:30:00Z\ntext: Hello!\n';
const name = 'a/2026-11-24-183000-aaaa.yaml';

/** A content/ whose comments are these files. */
function contentWith(files: Record<string, string>, programs = '[]') {
  const content = relative('', scratchFolder('comments'));
  for (const [path, text] of Object.entries({ ...files, '../programs.yaml': programs })) {
    const file = `${content}/comments/${path}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const read = readComments(`${content}/comments`, contentRules(content).comments);
  return { content, ...read, told: read.faults.map((fault) => fault.replaceAll(content, 'content')) };
}

test('a comment is its file, and where it lies', () => {
  const { comments, faults } = contentWith({ [name]: good });
  const date = new Date('2026-11-24T18:30:00Z');
  const jenny = { name: 'Jenny', text: 'Hello!', author: false };
  expect(comments).toMatchObject([{ id: 'aaaa', post: 'a', date, ...jenny }]);
  expect(faults).toEqual([]);
});

test('what an editor or a system leaves there is no comment', () => {
  const { comments, faults } = contentWith({ 'a/.DS_Store': '', 'a/._x.yaml': 'x', 'a/x.new': '' });
  expect([...comments, ...faults]).toEqual([]);
});

test('a folder that is not there holds none', () => {
  expect(readComments('.data/nothing', contentRules('content').comments).comments).toEqual([]);
});

describe('of a file that is wrong it is told where, and what to write', () => {
  test.each([
    ['a/hello.yaml', good, 'content/comments/a/hello.yaml: this is no name for a comment; name it'],
    ['hello.md', good, 'content/comments/hello.md: this is no name for a comment'],
    [name.replace('.yaml', '.yml'), good, '-aaaa.yml: this is no name for a comment'],
    [
      'a/2026-11-24-133000-aaaa.yaml',
      good,
      `-aaaa.yaml:2 date: the name of the file says another time: name it content/comments/${name}`,
    ],
    [name, good.replace('Jenny', '""'), `${name}:1 name: is empty (Who wrote it.)`],
    [name, `${good}mail: a@b.example`, `${name}:4 mail: there is no such field; there are name, date`],
    [name, `${good}site: javascript:a`, ':4 site: write the whole address, from https:// on'],
    [name, `${good}answers: ../../a`, ':4 answers: write 4 to 32 small letters and digits'],
    [name, `${good}author: yes`, ':4 author: write true or false'],
    [name, good.replace(/date.*/, 'date: today'), ':2 date: write an instant such as 2026-11-24T'],
    [name, good.replace('Hello', '"Hello'), ':3 a quotation mark opens here'],
  ])('%s', (path, text, fault) => {
    const { comments, told } = contentWith({ [path]: text });
    expect(told).toEqual([expect.stringContaining(fault)]);
    expect(comments).toEqual([]);
  });

  test('the others are read all the same', () => {
    const { comments, faults } = contentWith({ [name]: good, 'a/b.yaml': good });
    expect([comments.length, faults.length]).toEqual([1, 1]);
  });

  test('two with one id', () => {
    const { told } = contentWith({ [name]: good, [name.replace('a/', 'b/')]: good });
    expect(told).toEqual([
      'content/comments/b/2026-11-24-183000-aaaa.yaml: content/comments/a/2026-11-24-183000-aaaa.yaml has the id aaaa, too: remove one of them',
    ]);
  });

  test('all of a post that is not there', () => {
    const { content, comments } = contentWith({ [name]: good });
    expect(withoutPost(content, comments)).toEqual([
      expect.stringContaining(`${content}/comments/a: there is no post of that name; name the folder`),
    ]);
    mkdirSync(`${content}/posts/a`, { recursive: true });
    writeFileSync(`${content}/posts/a/index.mdx`, '');
    expect(withoutPost(content, comments)).toEqual([]);
  });
});

describe('a link to a shop', () => {
  const programs =
    '[{ name: Shop, hosts: [shop.example], label: paid link, query: { tag: mine-20 }, shorteners: [sh.example] }]';
  const saying = (fields: string) =>
    contentWith({ [name]: `name: A\ndate: 2026-11-24T18:30:00Z\n${fields}\n` }, programs);

  test.each([
    'text: See https://shop.example/a',
    'text: See https://shop.example/a?tag=mine-20 and https://sh.example/a',
    'text: See https://shop.example/a?tag=other-20',
    'text: Hi\nsite: https://shop.example/?tag=mine-20',
  ])('of a reader is no matter: %s', (fields) => {
    expect(saying(fields).faults).toEqual([]);
  });

  test.each([
    ['text: See https://shop.example/a?tag=mine-20', 3],
    ['text: See https://sh.example/a', 3],
    ['text: Hi\nsite: https://shop.example/?tag=mine-20', 4],
  ])('of the author that pays her is refused: %s', (fields, line) => {
    expect(saying(`${fields}\nauthor: true`).faults).toEqual([
      expect.stringMatching(
        new RegExp(`:${line} \\w+: https://\\S+ pays through Shop, and no comment says so`),
      ),
    ]);
  });

  test('of the author without an id is hers to set', () => {
    expect(saying('text: See https://shop.example/a\nauthor: true').faults).toEqual([]);
  });
});
