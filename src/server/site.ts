import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { decoded } from '../domain/decoded.ts';
import { withoutEndSlashes } from '../domain/without-end-slashes.ts';
import { createRedirector, type Redirector } from '../domain/blog/redirect/redirector.ts';
import { UNDER_POST } from '../domain/comments/under-post.ts';
import { fileAddresses, pathsIn } from './file-addresses.ts';
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
};

/**
 * @param headers what every answer carries
 * @throws when the folder holds no site that was built for Node
 */
export async function openSite(
  outDir: string,
  headers: Readonly<Record<string, string>>,
  handler?: Handler,
): Promise<Site> {
  const render = handler ?? (await loadHandler(outDir));
  const folder = join(outDir, 'client');
  const paths = pathsIn(folder);
  return {
    kept: keptFiles({ folder, paths, cacheControl, headers }),
    files: filesOf(outDir, headers, paths),
    render,
    isRendered: renderedPaths(readMark(outDir)?.onDemand),
    redirect: readRedirects(outDir),
  };
}

/** The finished files of a build, as they are now. */
export function filesOf(
  outDir: string,
  headers: Readonly<Record<string, string>>,
  paths = pathsIn(join(outDir, 'client')),
): Site['files'] {
  const guards = new Map(Object.entries(headers));
  const isFile = fileAddresses(paths);
  const send = sirv(join(outDir, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => res.setHeader('Cache-Control', cacheControl(path)),
  });
  return (req, res, next) => {
    if (!isFile(req.url ?? '')) return next?.();
    res.setHeaders(guards).once('pipe', (file: Readable) => {
      // A build under a running server removes files that sirv still lists.
      file.once('error', () => res.destroy());
      // Who goes away in the middle leaves none open.
      res.once('close', () => file.destroy());
    });
    return send(req, res, next);
  };
}

/** Where an address at which nothing is leads for now; undefined for nearly every one. */
export function instead(url: string): string | undefined {
  return ofComments.test(url) ? url.replace(ofComments, UNDER_POST.to) : undefined;
}

const ofComments = new RegExp(UNDER_POST.src);

/** Every path may be, where nobody knows which are. */
function renderedPaths(patterns: readonly string[] | undefined): Site['isRendered'] {
  if (!patterns) return () => true;
  // As one: an address that is not there would be held against each.
  const all = new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|') || '(?!)');
  return (url) => {
    const path = withoutEndSlashes(url.slice(0, url.search(/[?#]|$/)));
    const read = path.includes('%') ? decoded(path) : path;
    return all.test(read.includes('//') ? read.replaceAll(/\/{2,}/g, '/') : read);
  };
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
