import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { writeWhole } from './write.ts';

/** A text that is about to be written, its place among all, and the redirects that come with it. */
type Entry = { file: string; order: number; redirects: readonly Redirect[] };

export type Journal = ReturnType<typeof createJournal>;

/**
 * What has been written, kept on the disk until all is done, so that the import that goes on after one that was
 * broken off finishes its texts, too.
 */
export function createJournal(path: string) {
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // Of a line that was broken off, nothing was written yet.
  const whole = source.slice(0, source.lastIndexOf('\n') + 1);
  if (whole !== source) writeWhole(path, whole);
  const entries: Entry[] = whole
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    add(entry: Entry) {
      entries.push(entry);
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${JSON.stringify(entry)}\n`);
    },
    files: () => new Set(entries.map(({ file }) => file)),
    /** In the order of the texts, whichever was ready first. */
    redirects: (): Redirect[] =>
      entries.toSorted((a, b) => a.order - b.order).flatMap(({ redirects }) => redirects),
    end: () => rmSync(path, { force: true }),
  };
}
