import { readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { lookup } from 'mrmime';

type Kept = {
  etag: string;
  unchanged: OutgoingHttpHeaders;
  whole: OutgoingHttpHeaders;
  body: Buffer;
};

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Hidden files, and what stands beside a file in another form, are no addresses. */
const NONE = /\/\.|\.(br|gz)$/;

/**
 * Answers from memory what nearly every reader asks for: a whole finished file of at most 256 kB, by its own
 * address; together they take at most 64 MB. A range, a query, another spelling are for others to answer.
 */
export function keptFiles({
  folder,
  paths,
  cacheControl,
  headers: always,
}: {
  folder: string;
  /** All that are in the folder. */
  paths: ReadonlySet<string>;
  /** How long browsers may keep what is at an address. */
  cacheControl: (url: string) => string;
  /** What every answer carries: set as one with the others, which costs half as much. */
  headers: Readonly<Record<string, string>>;
}) {
  const kept = new LRUCache<string, Kept>({
    maxSize: 67_108_864,
    maxEntrySize: 262_144,
    sizeCalculation: ({ body }) => body.length + 1,
  });

  function find(url: string, accepted: string | string[] = ''): Kept | undefined {
    if (NONE.test(url)) return undefined;
    const path = url.endsWith('/') ? `${url}index.html` : url;
    const encoding = ENCODINGS.find(
      ({ name, ending }) => accepted.includes(name) && paths.has(path + ending),
    );
    const name = path + (encoding?.ending ?? '');
    const known = kept.get(name);
    if (known || !paths.has(name)) return known;
    const file = join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats?.isFile() || stats.size > kept.maxEntrySize) return undefined;
    const type = lookup(path) ?? '';
    const etag = `W/"${stats.size}-${stats.mtime.getTime()}"`;
    const unchanged = {
      ...always,
      'Cache-Control': cacheControl(url),
      ETag: etag,
      Vary: 'Accept-Encoding',
    };
    const whole = {
      ...unchanged,
      'Content-Length': stats.size,
      'Content-Type': type === 'text/html' ? `${type};charset=utf-8` : type,
      'Last-Modified': stats.mtime.toUTCString(),
      ...(encoding && { 'Content-Encoding': encoding.name }),
    };
    const found = { etag, unchanged, whole, body: readFileSync(file) };
    kept.set(name, found);
    return found;
  }

  return {
    /** Whether it has answered. */
    answer({ method, url = '', headers }: IncomingMessage, res: ServerResponse): boolean {
      if ((method !== 'GET' && method !== 'HEAD') || headers.range) return false;
      const file = find(url, headers['accept-encoding']);
      if (!file) return false;
      if (headers['if-none-match'] === file.etag) res.writeHead(304, file.unchanged).end();
      else res.writeHead(200, file.whole).end(file.body);
      return true;
    },

    /** Says by the page made for it that nothing is here; whether it has. */
    nothing({ headers }: IncomingMessage, res: ServerResponse): boolean {
      const file = find('/404.html', headers['accept-encoding']);
      if (file) res.writeHead(404, file.whole).end(file.body);
      return file !== undefined;
    },
  };
}
