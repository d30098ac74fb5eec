import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { trade } from '../support/practice-env.ts';
import { measure } from './measure.ts';
import { copyProject } from './project.ts';
import { inTurn, printRows } from './rows.ts';

const rounds = 9;

/** Prints what Vercel's function is like before it answers for the first time, beside a Node that does nothing. */
export async function benchFunction() {
  const root = copyProject('function', 'test/content');
  const siteUrl = 'https://desk.example';
  const env = {
    ...trade,
    ADAPTER: 'vercel',
    VERCEL: '1',
    CONTENT_DIR: 'content',
    SITE_URL: siteUrl,
  };
  await measure(['node_modules/astro/bin/astro.mjs', 'build'], root, env);
  const functionFolder = join(root, '.vercel/output/functions/_render.func');
  const files = readdirSync(functionFolder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const entry = files.find((file) => file.endsWith('/server/entry.mjs')) ?? '';
  const run = (code: string) => measure(['--input-type=module', '-e', code], root, {});
  const took = await inTurn(
    { bare: () => run(''), imported: () => run(`await import(${JSON.stringify(entry)})`) },
    rounds,
  );
  const milliseconds = (costs: readonly { time: number }[]) =>
    costs.map(({ time }) => time * 1_000);
  printRows(`Vercel’s function, ${files.length} files, ${rounds} times`, [
    {
      what: 'from the start until it is imported',
      values: milliseconds(took.imported),
      beside: { name: 'bare Node', values: milliseconds(took.bare) },
      show: (value) => `${value.toFixed(0)} ms`,
      goal: { most: 90 },
    },
    {
      what: 'its size',
      values: [files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6],
      show: (value) => `${value.toFixed(1)} MB`,
    },
  ]);
  rmSync(root, { recursive: true, force: true });
}
