import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findBreaches } from './architecture.ts';

const root = new URL('../', import.meta.url).pathname;

test('src keeps the rules of the house', () => {
  const paths = globSync('src/**/*.{ts,mjs,astro}', { cwd: root });
  const files = paths.map((path) => [path, readFileSync(root + path, 'utf8')]);

  expect(findBreaches(Object.fromEntries(files))).toEqual([]);
});

test('the top level holds only what the owner fixed', () => {
  const fixed = 'src content public test package.json tsconfig.json astro.config.mjs README.md';
  const allowed = [...fixed.split(' '), 'package-lock.json'];

  const strangers = topLevel().filter((name) => !name.startsWith('.') && !allowed.includes(name));

  expect(strangers).toEqual([]);
});

test.each([
  ['src/domain/booking/slots.ts', 'imports stripe into the domain', `import Stripe from 'stripe';`],
  ['src/domain/a.ts', 'imports stripe', `type Event = import('stripe').Stripe.Event;`],
  ['src/domain/a.ts', 'imports node:crypto', `export * from 'node:crypto';`],
  ['src/domain/a.ts', 'may not import adapters', `import { sql } from '../adapters/sqlite.ts';`],
  ['src/domain/a.ts', 'reads Date.now', `const now = Date.now();`],
  ['src/domain/a.ts', 'reads the clock', `const now = new Date();`],
  ['src/domain/a.ts', 'without its extension', `import { b } from './b';`],
  ['src/adapters/a.ts', 'may not import services', `import { book } from '../services.ts';`],
  ['src/adapters/a.ts', 'calls readEnv', `import { readEnv } from '../environment.ts';`],
  ['src/adapters/a.ts', 'makes a Stripe client', `const stripe = new Stripe('key');`],
  ['src/services.ts', 'may not import pages', `import Page from './pages/index.astro';`],
  ['src/services.ts', 'may not import sandbox', `await import('./sandbox/stripe/server.ts');`],
  ['src/pages/a.ts', 'may not import server', `import { startServer } from '../server.ts';`],
  ['src/pages/a.astro', 'may not import sandbox', `<script>\nimport '../sandbox/x.ts';\n</script>`],
  ['src/components/A.astro', 'only door', `---\nimport { getEntry } from 'astro:content';\n---`],
  ['src/domain/a.ts', 'has 201 lines', '\n'.repeat(200) + 'export {};'],
  ['src/domain/utils/a.ts', 'named after nothing', ''],
  ['src/domain/blog/index.ts', 'named after nothing', ''],
  ['src/adapters/types.ts', 'named after nothing', ''],
  ['src/shared/a.ts', 'stands in no known room', ''],
])('finds in %s: %s', (path, breach, text) => {
  expect(findBreaches({ [path]: text }).join('\n')).toContain(breach);
});

test.each([
  ['src/domain/a.ts', `import { z } from 'zod';\nimport { b } from './booking/b.ts';`],
  ['src/services.ts', `import { readEnv } from './environment.ts';\nnew Stripe(readEnv().key);`],
  ['src/pages/index.astro', `---\nimport { posts } from '../adapters/content.ts';\n---\n<p />`],
  ['src/pages/a.astro', `---\nimport { render } from 'astro:content';\n---`],
  ['src/cli/practice.ts', `await import('../sandbox/stripe/server.ts');`],
])('lets %s pass', (path, text) => {
  expect(findBreaches({ [path]: text })).toEqual([]);
});

/** As git knows it, or as it lies there when this is no clone. */
function topLevel(): string[] {
  const arguments_ = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', arguments_, { cwd: root, encoding: 'utf8' });
  if (status === 0)
    return stdout
      .trim()
      .split('\n')
      .map((path) => path.replace(/\/.*/, ''));
  return readdirSync(root).filter((name) => !['node_modules', 'dist'].includes(name));
}
