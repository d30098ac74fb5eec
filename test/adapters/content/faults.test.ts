import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkContent, contentFaults } from '../../../src/adapters/content/faults.ts';
import { readYaml } from '../../../src/adapters/content/yaml/read-yaml.ts';
import { programsSchema } from '../../../src/domain/paid/program.ts';
import { postSchema } from '../../../src/domain/blog/post.ts';
import { siteSchema } from '../../../src/domain/blog/site.ts';
import { coachingSchema } from '../../../src/domain/booking/offer.ts';
import { bookSchema } from '../../../src/domain/books/book.ts';

const post = postSchema(z.string());
const good = ['title: A', 'description: B', 'publishDate: 2026-01-31'];
const [title = '', description = '', date = ''] = good;
const when = 'write a date such as 2026-11-24, or a date and time such as 2026-11-24 07:00';
const fields =
  'title, description, publishDate, updatedDate, tags, series, cover, drawing, draft, assignment, related';

test.each([
  [[title, description], 1, 'publishDate: is missing (When the post appears: a date such as'],
  [[title, date, 'description:'], 4, 'description: is empty; what follows a # counts only'],
  [['title: #A', description, date], 2, 'title: is empty; what follows a # counts only'],
  [['title: ""', description, date], 2, 'title: is empty (The headline.)'],
  [
    ['title: 2026', description, date],
    2,
    'title: put it in quotation marks: "2026" (The headline.)',
  ],
  [['title: [A]', description, date], 2, 'title: write words, not a list'],
  [[title, description, 'publishDate: tomorrow'], 4, `publishDate: ${when} (`],
  [[title, description, 'publishDate: 2026'], 4, `publishDate: ${when} (`],
  [
    [title, description, 'publishDate: 2026-02-30'],
    4,
    `publishDate: there is no such day or time: ${when}`,
  ],
  [
    [title, description, 'publishDate: 2026-13-40'],
    4,
    `publishDate: there is no such day or time: ${when}`,
  ],
  [[title, description, 'publishDate: 2026-11-24 25:00'], 4, 'publishDate: there is no such day'],
  [[...good, 'updatedDate: 2026-11-31'], 5, 'updatedDate: there is no such day'],
  [
    [...good, 'tags: work'],
    5,
    'tags: write a list such as [work] (What it is about, such as [work, growing up].)',
  ],
  [[...good, 'tags:', '  - work', '  - "!"'], 7, 'tags: write a word or two, such as growing up'],
  [[...good, 'draft: yes'], 5, 'draft: write true or false (true keeps the post off the site.)'],
  [[...good, 'titel: A', 'tag: b'], 5, `titel: there is no such field; there are ${fields}`],
  [
    [...good, 'cover: ./a.jpg'],
    5,
    'cover: write these fields, each on a line of its own with two spaces in front: src, alt',
  ],
  [[...good, 'cover:', '  src: ./a.jpg'], 5, 'cover.alt: is missing (What the picture shows'],
  [[...good, 'related: [My Post]'], 5, 'related: write small letters, digits and single hyphens'],
  [['just words'], 1, 'write these fields, each on a line of its own: title, description'],
])('of the post %j it says line %i: %s', (lines, line, text) => {
  const [fault] = contentFaults(readYaml('a.md', `---\n${lines.join('\n')}\n---\n`), post);
  expect(fault).toEqual({ line, text: expect.stringContaining(text) });
});

const site =
  'name: A\ntagline: B\ndescription: C\ntimeZone: UTC\nauthor: D\ncontact: e@f.example\n';
const book = 'title: A\nauthors: [B]\nwhy: C\n';

test.each([
  [
    'an address',
    siteSchema,
    site.replace('e@f.example', 'e'),
    6,
    'contact: write an e-mail address such as',
  ],
  [
    'a time zone',
    siteSchema,
    site.replace('UTC', 'Berlin'),
    4,
    'timeZone: write a time zone such as',
  ],
  [
    'a link',
    siteSchema,
    `${site}follow:\n  - name: G\n    url: g.example\n`,
    9,
    'follow.url: write the whole address, from https:// on',
  ],
  [
    'a link without a name',
    siteSchema,
    `${site}follow:\n  - url: https://g.example\n`,
    8,
    'follow.name: is missing',
  ],
  [
    'an ISBN that lost its zero',
    bookSchema,
    `${book}isbn: 0446575062\n`,
    4,
    'isbn: put the ISBN in quotes',
  ],
  ['no authors', bookSchema, book.replace('[B]', '[]'), 2, 'authors: write at least 1 of them'],
  [
    'a program',
    programsSchema,
    '- name: A\n  hosts: [a.example]\n  query: { t: x }\n',
    1,
    'label: write the words that mark',
  ],
  [
    'a program without a list',
    programsSchema,
    'name: A\n',
    1,
    'write a list, in which each program begins with - name:',
  ],
  [
    'a weekday',
    coachingSchema,
    'hours:\n  monday: ["09:00-17:00"]\n',
    2,
    'hours.monday: there is no such field; there are mon, tue',
  ],
  ['a choice', coachingSchema, 'dials: me\n', 1, 'dials: write one of: coach, reader'],
  ['a number', coachingSchema, 'mostPerDay: many\n', 1, 'mostPerDay: write a number'],
  ['half a call', coachingSchema, 'mostPerDay: 1.5\n', 1, 'mostPerDay: write a whole number'],
  ['no call', coachingSchema, 'mostPerDay: 0\n', 1, 'mostPerDay: write 1 or more'],
])('of %s it says what to write', (_, schema, yaml, line, text) => {
  const faults = contentFaults(readYaml('a.yaml', yaml), schema);
  expect(faults).toContainEqual({ line, text: expect.stringContaining(text) });
  expect(JSON.stringify(faults)).not.toMatch(/invalid|expected|received/i);
});

test('names the file with every fault, and has no stack', () => {
  const yaml = readYaml('content/books/a.yaml', 'title: A\nprice: 5\n');
  const check = () => checkContent({ schema: bookSchema }, yaml);
  expect(check).toThrow(
    /^content\/books\/a\.yaml:1 authors: .*\n.*:1 why: .*\n.*a\.yaml:2 price: /,
  );
  expect(check).toThrow(expect.objectContaining({ stack: '' }));
});

test('names every unknown field', () => {
  const faults = contentFaults(readYaml('a.yaml', `${book}price: 5\npages: 6\n`), bookSchema);
  expect(faults.map(({ line }) => line)).toEqual([4, 5]);
});

test('hands on what fits', () => {
  expect(checkContent({ schema: bookSchema }, readYaml('a.yaml', book))).toMatchObject({
    gifted: false,
  });
});
