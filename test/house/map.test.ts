import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namesBelow, tableBelow } from './documents.ts';
import { standsOn } from './subjects.ts';

const readme = readFileSync('README.md', 'utf8');
const code = readFileSync('src/README.md', 'utf8');
const contributing = readFileSync('.github/CONTRIBUTING.md', 'utf8');

test('the README is read in one sitting, and ends with the license', () => {
  const lines = readme.trimEnd().split('\n');

  expect(lines.length).toBeLessThanOrEqual(120);
  expect(lines.slice(-20).join(' ')).toMatch(
    /## MIT License .*Permission is hereby granted.*THE SOFTWARE IS PROVIDED "AS IS".*IN THE SOFTWARE\.$/,
  );
  expect(JSON.parse(readFileSync('package.json', 'utf8')).license).toBe('MIT');
});

test('the map of the README shows what is in src', () => {
  const [, map = ''] = /^## The map\n.*?^```\n(.*?)^```/ms.exec(readme) ?? [];
  const shown = Array.from(map.matchAll(/^ {2}(\S+(?: \S+\/)*)/gm), ([, names = '']) => names);

  const unnamed = ['README.md', 'content.config.ts', 'http-policy.ts', 'log.ts', 'middleware.ts'];
  const there = namesIn('src').filter((name) => !unnamed.includes(name));
  expect(shown.flatMap((names) => names.split(' ')).toSorted()).toEqual(
    there.filter((name) => !/^(server|services|environment)\/$/.test(name)),
  );
});

test('the floors of src/README.md are those of src', () => {
  const told = [...namesBelow('## The floors', code), 'components/', 'layouts/', 'styles/'];
  const within = ['README.md', 'server/', 'services/', 'environment/'];

  expect(told.toSorted()).toEqual(namesIn('src').filter((name) => !within.includes(name)));
});

test('the rooms of src/README.md are the folders of the domain, and stand on what they may', () => {
  const told = tableBelow('### The rooms of the domain', code).map(([room, below]) => ({
    room,
    below,
  }));

  const folders = namesIn('src/domain').filter((name) => name.endsWith('/'));
  expect(told.toSorted((one, other) => (one.room! < other.room! ? -1 : 1))).toEqual(
    folders.map((name) => ({
      room: `domain/${name}`,
      below: standsOn[name.slice(0, -1)]?.join(', ') ?? '',
    })),
  );
});

test('each word of src/README.md stands in the file that it leads to', () => {
  const words = tableBelow('## Words', code);
  const lost = words.filter(([word = '', , path = '']) => {
    const text = `${path}\n${readFileSync(`src/${path}`, 'utf8')}`.toLowerCase();
    return !text.includes(word) && !text.includes(word.replaceAll(' ', ''));
  });

  expect(words.length).toBeGreaterThan(20);
  expect(lost).toEqual([]);
});

test('the floors of CONTRIBUTING.md are the folders of test', () => {
  const [, section = ''] = contributing.split('\n## The floors of tests\n');
  const told = new Set(section.match(/`test\/[a-z]+\/`/g) ?? []);

  const folders = namesIn('test').filter((name) => name.endsWith('/'));
  expect([...told].toSorted()).toEqual(folders.map((name) => `\`test/${name}\``));
});

/** What is in a folder, in order; a folder ends with a slash. */
function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .toSorted();
}
