import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PARTS = ['social', 'compressed'] as const;

/** What builds make of the same input again and again, kept in Astro's cache folder by the hash of that input. */
export function buildCache(cacheDir: URL, part: (typeof PARTS)[number]) {
  const folder = fileURLToPath(new URL(part, cacheDir));
  return {
    /** What was made of the input with this hash before, or else is made now. */
    async take(hash: string, make: () => Promise<Buffer>): Promise<Buffer<ArrayBuffer>> {
      const file = join(folder, hash);
      const kept = await readFile(file).catch(() => undefined);
      if (kept?.length) {
        const now = new Date();
        await utimes(file, now, now);
        return kept;
      }
      const made = Buffer.from(await make());
      await mkdir(folder, { recursive: true });
      // Whole or not at all: another build may read it, and this one may be killed.
      const unfinished = `${file}.${randomUUID()}`;
      await writeFile(unfinished, made);
      await rename(unfinished, file);
      return made;
    },
  };
}

/** Forgets what was not taken since. */
export async function pruneBuildCache(cacheDir: URL, since: Date): Promise<void> {
  for (const part of PARTS) {
    const folder = fileURLToPath(new URL(part, cacheDir));
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      if ((await stat(file)).mtime < since) await rm(file);
    }
  }
}
