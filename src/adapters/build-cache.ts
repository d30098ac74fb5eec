import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is kept by the hash of all that it is made of, and written whole: no code and no killed build spoils it. */
const PARTS = ['social', 'compressed'] as const;
/** What the same code makes of the same input again and again. */
const OF_CODE = ['pages'] as const;
/** What Astro keeps by the hash of all that it is made of, but writes bit by bit. */
const ASSETS = 'assets';
const UNFINISHED = 'unfinished';
const CODE = 'code';

/**
 * Makes ready what earlier builds have kept, and forgets what may be wrong: all that other code has made, and after a
 * build that was killed all that it may have been writing.
 * @param code a hash of the code
 * @returns what is called when the build has come to its end: after a good one, what it had no use for is forgotten
 */
export function openBuildCache(cacheDir: URL, code: string): (isGood: boolean) => void {
  const folder = fileURLToPath(cacheDir);
  // A second of grace: clocks of file systems are not as fine as ours.
  const begun = new Date(Date.now() - 1_000);
  mkdirSync(folder, { recursive: true });
  const [unfinished, knownCode] = [UNFINISHED, CODE].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  const wasKilled = existsSync(unfinished);
  writeFileSync(unfinished, '');
  const isKnown = existsSync(knownCode) && readFileSync(knownCode, 'utf8') === code;
  const kept = new Set<string>([...PARTS, ...(wasKilled ? [] : [ASSETS]), UNFINISHED]);
  if (wasKilled || !isKnown)
    for (const name of readdirSync(folder))
      if (!kept.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  writeFileSync(knownCode, code);
  return (isGood) => {
    if (isGood) pruneBuildCache(cacheDir, begun);
    rmSync(unfinished, { force: true });
  };
}

/** What builds make of the same input again and again, kept in Astro's cache folder by the hash of that input. */
export function buildCache(cacheDir: URL, part: (typeof PARTS | typeof OF_CODE)[number]) {
  const folder = fileURLToPath(new URL(part, cacheDir));
  return {
    /** What was made of the input with this hash before, or else is made now. */
    async take(hash: string, make: () => Promise<Buffer>): Promise<Buffer<ArrayBuffer>> {
      const file = join(folder, hash);
      // At once: to be told when a small file is read takes longer than reading it.
      const kept = existsSync(file) ? readFileSync(file) : undefined;
      if (kept?.length) {
        const now = new Date();
        utimesSync(file, now, now);
        return kept;
      }
      const made = Buffer.from(await make());
      writeWhole(file, (unfinished) => writeFileSync(unfinished, made));
      return made;
    },
  };
}

/** Small things that the same code makes of the same input again and again, all kept in one file by their hashes. */
export async function buildLedger<Value>(cacheDir: URL, name: string) {
  const file = fileURLToPath(new URL(`${name}.json`, cacheDir));
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const known = new Map<string, Value>(Object.entries(JSON.parse(text)));
  const used = new Map<string, Value>();
  const note = (hash: string, value: Value): Value => {
    used.set(hash, value);
    return value;
  };
  return {
    /** What was made of the input with this hash before, or else is made now. */
    take: async (hash: string, make: () => Value | Promise<Value>): Promise<Value> =>
      note(hash, known.get(hash) ?? (await make())),
    /** The same of what is made at once. */
    takeNow: (hash: string, make: () => Value): Value => note(hash, known.get(hash) ?? make()),
    /** Keeps what was taken, and nothing else. */
    keep() {
      const text = JSON.stringify(Object.fromEntries(used));
      writeWhole(file, (unfinished) => writeFileSync(unfinished, text));
    },
  };
}

/**
 * Lays a folder at `target` that the same code has made of the input with this hash before, or else lets it be made
 * there. The last one is kept.
 */
export async function takeFolder(
  cacheDir: URL,
  { name, hash, target }: { name: string; hash: string; target: string },
  make: () => Promise<void>,
): Promise<void> {
  const folder = fileURLToPath(new URL(name, cacheDir));
  const kept = join(folder, hash);
  if (existsSync(kept)) return cpSync(kept, target, { recursive: true });
  await make();
  await rm(folder, { recursive: true, force: true });
  if (existsSync(target))
    writeWhole(kept, (unfinished) => cpSync(target, unfinished, { recursive: true }));
}

/** Forgets what was not taken since. */
export function pruneBuildCache(cacheDir: URL, since: Date): void {
  for (const part of [...PARTS, ...OF_CODE]) {
    const folder = fileURLToPath(new URL(part, cacheDir));
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const file = join(folder, name);
      if (statSync(file).mtime < since) rmSync(file);
    }
  }
}

/**
 * Whole or not at all: another build may read it, and this one may be killed. At once: to be told when a small file is
 * written takes longer than writing it.
 */
function writeWhole(path: string, write: (unfinished: string) => void) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}`;
  write(unfinished);
  renameSync(unfinished, path);
}
