import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { decoded } from '../domain/decoded.ts';
import { withoutEndSlashes } from '../domain/without-end-slashes.ts';
import { createRedirector, type Redirector } from '../domain/blog/redirect/redirector.ts';
import { keptFiles } from './kept-files.ts';
import { readMark } from './mark.ts';

export type Handler = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: undefined,
  locals?: App.Locals,
) => void | Promise<void>;

/** A built site: its finished files, what Astro renders on demand, and where old addresses lead. */
export type Site = {
  /** Answers nearly all who ask for a finished file. */
  kept: ReturnType<typeof keptFiles>;
  /** The same for every file, in all spellings and by ranges. */
  files: ReturnType<typeof sirv>;
  render: Handler;
  /** Whether Astro renders something at that path. */
  isRendered: (url: string) => boolean;
  redirect: Redirector;
  /** Whether that is the compressed form of another file, which has no address of its own. */
  isTwin: (url: string) => boolean;
};

/** @throws when the folder holds no site that was built for Node */
export async function openSite(outDir: string, handler?: Handler): Promise<Site> {
  const render = handler ?? (await loadHandler(outDir));
  const client = join(outDir, 'client');
  const twins = compressedTwins(client);
  const isTwin = (url: string) => twins.has(pathOf(url));
  const kept = keptFiles(client, cacheControl);
  const rendered = readMark(outDir)?.onDemand.map((pattern) => new RegExp(pattern));
  const isRendered = (url: string) => {
    const path = pathOf(url).replaceAll(/\/{2,}/g, '/');
    return rendered?.some((pattern) => pattern.test(path)) ?? true;
  };
  const redirect = readRedirects(outDir);
  return { kept, files: filesOf(outDir), render, isRendered, redirect, isTwin };
}

/** The finished files of a build, as they are now. */
export function filesOf(outDir: string): Site['files'] {
  return sirv(join(outDir, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => res.setHeader('Cache-Control', cacheControl(path)),
  });
}

function compressedTwins(folder: string): Set<string> {
  const names = globSync('**/*.{br,gz}', { cwd: folder });
  const twins = names.filter((name) => existsSync(join(folder, name.replace(/\.(br|gz)$/, ''))));
  return new Set(twins.map((name) => `/${name.replaceAll('\\', '/')}`));
}

/** As `sirv` looks it up. */
function pathOf(url: string): string {
  const path = withoutEndSlashes(url.slice(0, url.search(/[?#]|$/)));
  return path.includes('%') ? decoded(path) : path;
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
