import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPrograms, refusePaidInFrame } from '../../../src/adapters/content/programs.ts';
import { checkContent } from '../../../src/adapters/content/faults.ts';
import { readYaml } from '../../../src/adapters/content/yaml/read-yaml.ts';
import { siteSchema } from '../../../src/domain/blog/site.ts';

const site =
  'name: A\ntagline: B\ndescription: C\ntimeZone: UTC\nauthor: D\ncontact: e@f.example\n';

test('reads programs.yaml, and an empty list in it', () => {
  expect(
    readPrograms(written('- { name: A, hosts: [a.example], label: ad, query: { t: x } }')),
  ).toHaveLength(1);
  expect(readPrograms(written('# none yet\n[]\n'))).toEqual([]);
});

test.each([
  ['- name: A\n  hosts: [www.a.example]\n', /programs\.yaml:2 hosts: write the bare host/],
  ['- name: A\n  hosts: [a.example]\n', /programs\.yaml:1 label: write the words/],
  ['- name: A\n  query: { t: 5 }\n', /programs\.yaml:2 query\.t: put your id here, in quotes/],
  ['name: A\n', /programs\.yaml:1 write a list/],
  ['# none yet\n', /programs\.yaml:1 write a list.*, or \[\] if there is none/],
  ['- name: A: B\n', /programs\.yaml:1 there is a colon in the value/],
])('says file, line, field and remedy for %j', (yaml, message) => {
  expect(() => readPrograms(written(yaml))).toThrow(message);
});

test('there are none where there is no programs.yaml', () => {
  expect(readPrograms('/nowhere/programs.yaml')).toEqual([]);
});

test('refuses a link that pays among those of every page, and names its line', () => {
  const programs = written(
    '- { name: A, hosts: [a.example], shorteners: [a.co], label: ad, query: { t: x } }\n' +
      '- { name: B, hosts: [b.example], label: ad, path: "/a/77/{isbn13}" }\n',
  );
  const follow = (url: string, field = 'follow') => {
    const yaml = readYaml('site.yaml', `${site}${field}:\n  - name: F\n    url: ${url}\n`);
    refusePaidInFrame(programs)(checkContent({ schema: siteSchema }, yaml), yaml);
  };
  const message = (name: string) => `site.yaml:9 follow.url: this link pays through ${name}, and`;

  expect(() => follow('https://www.a.example/shop/me')).toThrow(message('A'));
  expect(() => follow('https://a.example/me', 'menu')).toThrow('site.yaml:9 menu.url: this link');
  expect(() => follow('/about/', 'menu')).not.toThrow();
  expect(() => follow('https://a.co/x')).toThrow(message('A'));
  expect(() => follow('https://b.example/shop/me')).toThrow(message('B'));
  expect(() => follow('https://b.example/about')).not.toThrow();
});

function written(yaml: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'programs-')), 'programs.yaml');
  writeFileSync(file, yaml);
  return file;
}
