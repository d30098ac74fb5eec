import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import type { Features } from '../domain/features.ts';
import { createRedirector, type Redirector } from '../domain/blog/redirect/redirector.ts';
import { logFault } from '../log.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** A built site: its finished files, what Astro renders on demand, and where old addresses lead. */
export type Site = {
  files: ReturnType<typeof sirv>;
  render: Handler;
  redirect: Redirector;
  /** Whether that is the compressed form of another file, which has no address of its own. */
  isTwin: (url: string) => boolean;
};

/** @throws when the folder holds no site that was built for Node */
export async function openSite(outDir: string, handler?: Handler): Promise<Site> {
  const render = handler ?? (await loadHandler(outDir));
  const files = sirv(join(outDir, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => res.setHeader('Cache-Control', cacheControl(path)),
  });
  const twins = compressedTwins(join(outDir, 'client'));
  const isTwin = (url: string) => twins.has(pathOf(url));
  return { files, render, redirect: readRedirects(outDir), isTwin };
}

function compressedTwins(folder: string): Set<string> {
  const names = globSync('**/*.{br,gz}', { cwd: folder });
  const twins = names.filter((name) => existsSync(join(folder, name.replace(/\.(br|gz)$/, ''))));
  return new Set(twins.map((name) => `/${name.replaceAll('\\', '/')}`));
}

/** As `sirv` looks it up. */
function pathOf(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  const bare = path.replace(/\/+$/, '');
  return /%/.test(bare) ? (decoded(bare) ?? bare) : bare;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** What the content of a build turns on; one that does not say so was made when there was always coaching. */
export function featuresOf(outDir: string): Features {
  const file = join(outDir, 'server/features.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { coaching: true };
}

/** Whether a build can still be served here; packages that it leans on may have gone with an update. */
export async function opens(outDir: string): Promise<boolean> {
  try {
    await openSite(outDir);
    return true;
  } catch (fault) {
    logFault('build-opening.failed', fault, { outDir });
    return false;
  }
}

function readRedirects(outDir: string): Redirector {
  const file = join(outDir, 'server/redirects.json');
  return createRedirector(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
}

async function loadHandler(outDir: string): Promise<Handler> {
  const entry = pathToFileURL(resolve(outDir, 'server/entry.mjs')).href;
  const before = process.listeners('unhandledRejection');
  const { handler } = await import(entry);
  // Its adapter listens, to write the address of the page and the words of the fault into the log.
  for (const listener of process.listeners('unhandledRejection'))
    if (!before.includes(listener)) process.off('unhandledRejection', listener);
  return handler;
}

function cacheControl(path: string) {
  return path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
