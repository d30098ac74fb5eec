import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

type WhenDone = (remove: () => void) => void;

/** A new folder that goes when the test is over; with `afterAll`, when all of its file are. */
export function scratchFolder(name: string, whenDone: WhenDone = onTestFinished): string {
  mkdirSync('.data/test', { recursive: true });
  const folder = resolve(mkdtempSync(`.data/test/${name}-`));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The content of the tests, as a copy to spoil; from the root of the project. */
export function copyContent(name: string, whenDone?: WhenDone): string {
  const content = relative('', scratchFolder(name, whenDone));
  cpSync('test/content', content, { recursive: true });
  return content;
}

/**
 * A folder with the site and the content of the tests, for what builds into the root: the owner's
 * `dist` and `.vercel` stay as they are. What takes longest to make is that of a build before, where it shows
 * the same. Its packages are those of the project around it; without a
 * package.json of its own Vercel's adapter looks for them there, too.
 */
export function copySite(whenDone: WhenDone): string {
  const root = scratchFolder('root', whenDone);
  for (const name of ['src', 'public', 'tsconfig.json', 'astro.config.mjs'])
    cpSync(name, join(root, name), { recursive: true });
  cpSync('test/content', join(root, 'content'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of ['assets', 'social', 'compressed']) {
    const kept = join('node_modules/.astro/test-content', name);
    if (existsSync(kept))
      cpSync(kept, join(root, 'node_modules/.astro/content', name), { recursive: true });
  }
  symlinkSync(resolve('node_modules/astro'), join(root, 'node_modules/astro'));
  return root;
}
