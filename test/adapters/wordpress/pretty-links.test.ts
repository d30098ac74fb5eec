import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPrettyLinks } from '../../../src/adapters/wordpress/pretty-links.ts';
import { scratchFolder } from '../../support/scratch.ts';

test.each([
  [
    'as it is exported',
    'id,url,slug\n1,https://shop.example/a,go/lamp\n',
    'https://shop.example/a',
  ],
  ['with other names', 'Pretty Link,Target URL\ngo/lamp,https://b.example/', 'https://b.example/'],
  [
    'with commas, quotes and line breaks',
    '\uFEFFslug,name,url\r\n"go/lamp","a ""lamp"",\nred","https://c.example/?a,b"\r\n',
    'https://c.example/?a,b',
  ],
])('a list %s is read', (_, csv, target) => {
  expect([...readPrettyLinks(fileOf(csv))]).toEqual([['go/lamp', target]]);
});

test('what leads to no page of the web is left out', () => {
  expect(readPrettyLinks(fileOf('slug,url\na,javascript:b()\nc,\n,https://d.example/')).size).toBe(
    0,
  );
});

test('what is no such list is told with its file', () => {
  expect(() => readPrettyLinks(fileOf('name,age\na,1\n'))).toThrow(
    /links\.csv:1 this is no list of Pretty Links: it needs the columns slug and url/,
  );
});

function fileOf(csv: string): string {
  const file = `${scratchFolder('pretty')}/links.csv`;
  writeFileSync(file, csv);
  return file;
}
