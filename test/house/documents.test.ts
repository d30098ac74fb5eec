import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/environment/settings.ts';
import { commandsIn, type Document, type House, untruths } from './documents.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const documents: Document[] = [
  'README.md',
  '.github/RUNNING.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
  'content/README.md',
  'src/README.md',
].map((path) => ({ path, text: read(path) }));
const house: House = {
  scripts: Object.keys(JSON.parse(read('package.json')).scripts),
  settings: Object.keys(schema.shape),
  // What is written in brackets is a route, not a class of letters.
  exists: (path) => globSync(path.replaceAll(/[[\]]/g, '?')).length > 0,
  ignored: read('.gitignore').trim().split('\n'),
  read,
};

test.each(documents)('what $path names is there', (document) => {
  expect(untruths(document, house)).toEqual([]);
});

test('every command is told somewhere', () => {
  const told = documents.flatMap(({ text }) => commandsIn(text));

  expect(house.scripts.filter((name) => !name.startsWith('pre') && !told.includes(name))).toEqual(
    [],
  );
});

test.each([
  ['there is no command fly', 'Type `npm run fly`.'],
  ['there is no command fly', '```sh\nnpm run fly   # away\n```'],
  ['there is no file src/nowhere.ts', 'It is in `src/nowhere.ts`.'],
  ['there is no file domain/nowhere/', 'It is in `domain/nowhere/`.'],
  ['there is no file nowhere.yaml', 'Write it into `nowhere.yaml`.'],
  ['there is no file posts/*/nowhere.mdx', 'It is `posts/<name>/nowhere.mdx`.'],
  ['there is no file src/cli/fly.ts', 'Run `node src/cli/fly.ts`.'],
  ['there is no file test/built/fly.test.ts', '```sh\nnpx vitest run test/built/fly.test.ts\n```'],
  ['there is no setting SITE_URI', 'Set `SITE_URI`.'],
  ['there is no setting SITE_URI', 'Set SITE_URI.'],
  ['nowhere.md leads nowhere', 'Read [this](nowhere.md).'],
  ['../README.md#nowhere leads nowhere', 'Read [this](../README.md#nowhere).'],
  ['#nowhere leads nowhere', 'Read [on](#nowhere).\n\n## Somewhere'],
  ['nowhere.png leads nowhere', '<img src="nowhere.png" alt="" />'],
])('finds that %s', (untruth, text) => {
  expect(untruths({ path: 'src/README.md', text }, house)).toEqual([`src/README.md: ${untruth}`]);
});

test.each([
  'Type `npm start`, then `npm ci`.',
  'It is in `domain/time/`, in `src/domain/`, in `coaching.yaml` and at `pages/posts/[slug].astro`.',
  'A post is `content/posts/<address>/index.mdx`.',
  'It goes to `.data/site.db` and answers at `/coaching/`, `a/b?c`, `@astrojs/mdx` and `file:a/b`.',
  'Set `SITE_URL`; read [on](#a-list-of-15-things), [there](../README.md#two-commands) and https://a.example/b.md.\n\n## A list of 15 things!',
])('lets pass: %s', (text) => {
  expect(untruths({ path: 'src/README.md', text }, house)).toEqual([]);
});
