import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findBreaches, findLongFiles } from './architecture.ts';

const root = new URL('../../', import.meta.url).pathname;

test('src keeps the rules of the house', () => {
  expect(findBreaches(textsOf('src/**/*.{ts,mjs,astro,css}'))).toEqual([]);
});

test('no file of test is longer than one of src may be', () => {
  expect(findLongFiles(textsOf('test/**/*.{ts,mjs}'))).toEqual([]);
});

test.each([
  [200, []],
  [201, ['test/a.test.ts: has 201 lines, more than 200']],
])('of a test with %i lines says %j', (lines, found) => {
  expect(findLongFiles({ 'test/a.test.ts': 'expect();\n'.repeat(lines) })).toEqual(found);
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
  ['src/domain/a.ts', 'without its extension', `import { b } from './b';`],
  ['src/domain/blog/a.ts', 'does not stand on deals', `import type { D } from '../deals/d.ts';`],
  ['src/domain/weather/a.ts', 'does not draw', ''],
  ['src/adapters/x/a.ts', 'imports itself', `import type { A } from './a.ts';`],
  ['src/adapters/a.ts', 'may not import services', `import { book } from '../services.ts';`],
  ['src/adapters/a.ts', 'calls readEnv', `import { readEnv } from '../environment.ts';`],
  ['src/adapters/a.ts', 'makes a Stripe client', `const stripe = new Stripe('key');`],
  ['src/services.ts', 'may not import pages', `import Page from './pages/index.astro';`],
  ['src/services.ts', 'may not import sandbox', `await import('./sandbox/stripe/server.ts');`],
  ['src/pages/a.ts', 'may not import server', `import { startServer } from '../server.ts';`],
  ['src/pages/a.astro', 'may not import sandbox', `<script>\nimport '../sandbox/x.ts';\n</script>`],
  ['src/components/A.astro', 'only door', `---\nimport { getEntry } from 'astro:content';\n---`],
  ['src/domain/a.ts', 'has 201 lines', '\n'.repeat(200) + 'export {};'],
  ['src/styles/a.css', 'has 201 lines', '\n'.repeat(200) + 'a {}'],
  ['src/domain/utils/a.ts', 'named after nothing', ''],
  ['src/domain/blog/index.ts', 'named after nothing', ''],
  ['src/adapters/types.ts', 'named after nothing', ''],
  ['src/shared/a.ts', 'stands in no known room', ''],
  ['src/domain/a.ts', 'outside of src', `import { fake } from '../../test/fakes.ts';`],
  ['src/adapters/a.ts', 'outside of src', `import x from '../../node_modules/x/x.js';`],
  ['src/domain/a.ts', 'outside of src', `import x from '/work/x.ts';`],
  ['src/services.ts', 'outside of src', `import site from '../content/site.yaml';`],
  ['src/domain/a.ts', 'imports what only runs can tell', `await import(name);`],
  ['src/adapters/a.ts', 'imports what only runs can tell', 'await import(`./${name}.ts`);'],
  ['src/domain/a.ts', 'imports stripe', `const Stripe = require('stripe');`],
  ['src/pages/a.ts', 'imports stripe; pages leaves', `import Stripe from 'stripe';`],
  ['src/pages/a.ts', 'imports stripe/x; pages leaves', `import type { X } from 'stripe/x';`],
  ['src/components/A.astro', 'imports node:fs', `---\nimport fs from 'node:fs';\n---`],
  ['src/layouts/A.astro', 'imports fs', `---\nimport fs from 'fs';\n---`],
  ['src/pages/api/sweep.ts', 'imports node:fs', `import fs from 'node:fs';`],
  ['src/pages/a.astro', 'may not import server', `---\r\nimport '../server.ts';\r\n---\r\n<p />`],
  ['src/pages/a.astro', 'may not import server', `<p>{(await import('../server.ts')).url}</p>`],
  [
    'src/pages/a.astro',
    'may not import sandbox',
    `---\nconst a = 1;\n---\n<!doctype html>\n<meta charset="utf-8">\n<!-- it's { -->
     <style>a { color: red }</style>\n<ul class={b}>{a && <li>{import('../sandbox/x.ts')}</li>}</ul>`,
  ],
  ['src/pages/a.astro', 'reads the environment', `<p title={process.env.SECRET}>{a}</p>`],
  ['src/adapters/a.ts', 'reads the environment', `const key = process['env'].KEY;`],
  ['src/adapters/a.ts', 'reads the environment', `const { env } = process;`],
  ['src/adapters/a.ts', 'reads the environment', `read(process);`],
  ['src/adapters/a.ts', 'reads the environment', `globalThis.process.env.KEY;`],
  ['src/adapters/a.ts', 'reads the environment', `globalThis['process'].env.KEY;`],
  ['src/adapters/a.ts', 'reads the environment', `import { env } from 'node:process';`],
  ['src/adapters/a.ts', 'reads the environment', `import process from 'process';`],
  ['src/adapters/a.ts', 'reads the environment', `import.meta.env.STRIPE_SECRET_KEY;`],
  ['src/server.ts', 'reads the environment', `const key = process.env['KEY'];`],
  ['src/pages/a.ts', 'imports astro:env', `import { KEY } from 'astro:env/server';`],
])('finds in %s: %s', (path, breach, text) => {
  expect(findBreaches({ [path]: text }).join('\n')).toContain(breach);
});

test.each([
  'Date.now()',
  'new Date()',
  'new Date',
  'new (Date)()',
  'Date()',
  'Reflect.construct(Date, [])',
  'const { now } = Date',
  "Date['now']()",
  'Math.random()',
  "Math['random']()",
  'const { random } = Math',
  'Temporal.Now.instant()',
  'crypto.randomUUID()',
  'const { randomUUID } = crypto',
  'performance.now()',
  'process.env.KEY',
  'process.hrtime()',
  'globalThis.fetch(url)',
  'fetch(url)',
  'setTimeout(done, 1)',
  'setInterval(done, 1)',
  'setImmediate(done)',
  'queueMicrotask(done)',
  "require('x')",
  'import.meta.url',
  'console.log(1)',
  'Intl.DateTimeFormat().resolvedOptions().timeZone',
  'const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()',
])('finds in the domain: %s', (code) => {
  expect(findBreaches({ 'src/domain/a.ts': code }).join('\n')).toContain('as an argument');
});

test.each([
  ['src/domain/a.ts', `import { z } from 'zod';\nimport { b } from './b.ts';`],
  ['src/services.ts', `import { readEnv } from './environment.ts';\nconnectStripe(readEnv().key);`],
  ['src/adapters/stripe/client.ts', `new Stripe(key);`],
  [
    'src/pages/index.astro',
    `---\nimport { posts } from '../adapters/content/collections.ts';\n---\n<p />`,
  ],
  ['src/pages/a.astro', `---\nimport { render } from 'astro:content';\n---`],
  ['src/domain/a.ts', 'new Date(0) instanceof Date; Date.parse(text); Math.max(1, 2);'],
  ['src/domain/a.ts', 'type Store = { process(id: string): Date }; store.process(id); a.fetch();'],
  ['src/domain/a.ts', 'format.resolvedOptions().maximumFractionDigits;'],
  [
    'src/domain/a.ts',
    `import { Temporal } from 'temporal-polyfill';\nTemporal.Instant.from(text);`,
  ],
  ['src/adapters/a.ts', `import fs from 'node:fs';\nprocess.cwd(); import.meta.env.DEV;`],
  ['src/pages/a.astro', `---\r\nimport A from '../components/A.astro';\r\n---\r\n<A />`],
  ['src/server.ts', 'await import(entry);'],
  ['src/cli/run/practice.ts', `await import('../sandbox/stripe/server.ts');`],
])('lets %s pass', (path, text) => {
  expect(findBreaches({ [path]: text })).toEqual([]);
});

function textsOf(pattern: string): Record<string, string> {
  const paths = globSync(pattern, { cwd: root });
  return Object.fromEntries(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
}

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
