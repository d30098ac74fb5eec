import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** A built site: its finished files, and what Astro renders on demand. */
export type Site = { files: ReturnType<typeof sirv>; render: Handler };

/** @throws when the folder holds no site that was built for Node */
export async function openSite(outDir: string, handler?: Handler): Promise<Site> {
  const render = handler ?? (await loadHandler(outDir));
  const files = sirv(join(outDir, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => res.setHeader('Cache-Control', cacheControl(path)),
  });
  return { files, render };
}

async function loadHandler(outDir: string): Promise<Handler> {
  const entry = pathToFileURL(resolve(outDir, 'server/entry.mjs')).href;
  return (await import(entry)).handler;
}

function cacheControl(path: string) {
  return path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
