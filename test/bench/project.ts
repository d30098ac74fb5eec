import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Cost, measure } from './measure.ts';

/** Where everything is made. */
export const folder = '.data/bench';

/** What it is built for: a server that says otherwise does not learn who asks through a proxy. */
export const siteUrl = 'http://localhost:4321';

/** An empty project with the packages of this one. Returns its folder. */
export function makeProject(name: string, within = folder): string {
  const root = resolve(within, name);
  rmSync(root, { recursive: true, force: true });
  // Linked one by one: Astro keeps its caches beside the packages, under names that begin with a dot.
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  for (const each of readdirSync('node_modules'))
    if (!each.startsWith('.') || each === '.bin')
      symlinkSync(resolve('node_modules', each), join(root, 'node_modules', each));
  return root;
}

/** This project as it is now, with other content if need be: whoever edits it does not disturb. */
export function copyProject(name: string, content = 'content', within = folder): string {
  const root = makeProject(name, within);
  for (const each of ['src', 'public', 'package.json', 'tsconfig.json', 'astro.config.mjs'])
    cpSync(each, join(root, each), { recursive: true });
  cpSync(content, join(root, 'content'), { recursive: true });
  return root;
}

/** @throws Error with all that Astro said when the build fails. */
export function build(root: string): Promise<Cost> {
  const env = { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', NODE_ENV: 'production' };
  const site = { SITE_URL: siteUrl, CONTENT_DIR: 'content', ADAPTER: 'node' };
  return measure(['node_modules/astro/bin/astro.mjs', 'build'], root, { ...env, ...site });
}

/** How npm runs a script: what Node is told, and the variables that are set for it. */
export function scriptOf(name: string): { env: Record<string, string>; words: string[] } {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, set, words = ''] = /^exec (?:env (\S+) )?node (.*)$/.exec(scripts[name]) ?? [];
  const [variable = '', value = ''] = set?.split('=') ?? [];
  return { env: set ? { [variable]: value } : {}, words: words.split(' ') };
}
