import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { writeWhole } from './write.ts';

/** A text that is about to be written, its place among all, what comes with it, and what its author is told of it. */
export type Entry = {
  file: string;
  order: number;
  redirects: readonly Redirect[];
  pictures: number;
  comments: number;
  warnings: readonly string[];
  /** Why it stays a draft. */
  hidden: string | undefined;
};

export type Journal = ReturnType<typeof createJournal>;

/**
 * What has been written, kept on the disk until all is done, so that the import that goes on after one that was
 * broken off finishes its texts, too, and tells of them.
 */
export function createJournal(path: string) {
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // Of a line that was broken off, nothing was written yet.
  const whole = source.slice(0, source.lastIndexOf('\n') + 1);
  if (whole !== source) writeWhole(path, whole);
  const lines = whole.split('\n').filter(Boolean);
  const entries = new Map(
    lines.map((line) => JSON.parse(line) as Entry).map((entry) => [entry.file, entry]),
  );
  return {
    add(entry: Entry) {
      entries.set(entry.file, entry);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    },
    /** In the order of the texts, whichever was ready first. */
    entries: () => [...entries.values()].toSorted((a, b) => a.order - b.order),
    end: () => rmSync(path, { force: true }),
  };
}
