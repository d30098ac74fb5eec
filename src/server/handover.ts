import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { logFault } from '../log.ts';
import { breaks, readMark } from './mark.ts';
import type { Served } from './begin-worker.ts';
import type { holdPort } from './parent.ts';

/** Where builds lie, each in a folder of its own. */
export const buildsFolder = '.builds';

/** Which builds a site has in use, by name; after it has stopped, which it had. */
export type InUse = {
  build: string;
  /** Its fingerprinted files are still asked for by pages that readers have open. */
  before?: string | undefined;
  /** Whether the owner went back to this build, and wants no newer one until she deploys it. */
  back?: boolean;
};

/** What a running site says of itself. */
type Serving = InUse & {
  /** Where it is; left out once it has stopped. */
  url?: string;
  /** The last build that it could not take over. */
  failed?: string;
  /** Whether nothing works on the bookings, and readers wait. */
  resting?: boolean;
  /** The code of the process that holds the port. */
  code: string;
};

const next = `${buildsFolder}/next`;
const serving = `${buildsFolder}/serving`;
/** Has the process that wants the site to rest. */
const rest = `${buildsFolder}/rest`;

/** The folders of builds by their names. */
export function foldersOf({ build, before }: InUse): Served {
  const folderOf = (name: string) => `${buildsFolder}/${name}`;
  return { build: folderOf(build), before: before && folderOf(before) };
}

/**
 * Takes over each build that is offered from now on; a build that does not answer changes nothing.
 * @param first what is served until then
 */
export function awaitBuilds(
  url: string,
  first: InUse,
  serve: Awaited<ReturnType<typeof holdPort>>['serve'],
) {
  mkdirSync(buildsFolder, { recursive: true });
  for (const note of [next, rest]) rmSync(note, { force: true });
  let state: Serving = { ...first, url, code: codeOfParent() };
  const say = (now: Serving) => writeNote(serving, JSON.stringify((state = now)));
  say(state);
  watchFile(next, { interval: 200, persistent: false }, () => {
    const build = readNote(next);
    if (build === undefined || build === state.build) return;
    const { failed: _, ...former } = state;
    const taken = { ...former, build, before: former.build, back: build < former.build };
    const [now, then] = [foldersOf(former), foldersOf(taken)].map(({ build }) => readMark(build));
    const endFirst = now && then && breaks(now, then) ? async () => undefined : undefined;
    serve(foldersOf(taken), endFirst).then(
      () => say(taken),
      (fault: unknown) => {
        logFault('deploy.failed', fault, { build });
        say({ ...state, failed: build });
      },
    );
  });
  watchFile(rest, { interval: 200, persistent: false }, () => {
    if (state.resting || !isWanted()) return;
    state = { ...state, resting: true };
    const between = async () => {
      say(state);
      while (isWanted()) await wait(100);
    };
    serve(foldersOf(state), between)
      .catch((fault: unknown) => logFault('rest.failed', fault))
      .finally(() => say({ ...state, resting: false }));
  });
  return {
    close() {
      unwatchFile(next);
      unwatchFile(rest);
      const { url: _, ...stopped } = state;
      say(stopped as Serving);
    },
  };
}

/** The site that runs in this folder, if one does. */
export async function runningSite() {
  const state = readServing();
  const { url } = state ?? {};
  if (!state || !url) return undefined;
  // A site that was killed has left its word behind; one that does not answer for a while is there.
  const signal = AbortSignal.timeout(10_000);
  const isThere = await fetch(url, { method: 'HEAD', redirect: 'manual', signal }).then(
    () => true,
    ({ name }: Error) => name === 'TimeoutError',
  );
  return isThere ? { ...state, url, isOld: state.code !== codeOfParent() } : undefined;
}

/**
 * Has the site that runs here end what works on the bookings, and readers wait, until the work is done.
 * Resolves to whether it did.
 */
export async function whileItRests(work: () => Promise<void>): Promise<boolean> {
  writeNote(rest, String(process.pid));
  try {
    if (!(await comes(() => readServing()?.resting))) return false;
    await work();
  } finally {
    rmSync(rest, { force: true });
  }
  return comes(() => !readServing()?.resting);
}

/** Offers a build to the running site and waits until it serves it, or can't; resolves to which. */
export async function offer(build: string): Promise<boolean> {
  writeNote(next, build);
  const isSettled = (state = readServing()) => state?.build === build || state?.failed === build;
  return (await comes(isSettled)) && readServing()?.build === build;
}

/** Resolves to whether it does, within two minutes. */
async function comes(isThere: () => boolean | undefined): Promise<boolean> {
  for (let tries = 0; tries < 1_200; tries++) {
    if (isThere()) return true;
    await wait(100);
  }
  return false;
}

/** Whether a process that lives wants the site to rest. */
function isWanted(): boolean {
  try {
    return process.kill(Number(readNote(rest)) || NaN, 0);
  } catch {
    return false;
  }
}

/** What the site has in use that runs in this folder, or ran there last. */
export function readServing(): Serving | undefined {
  const text = readNote(serving);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Tells one version of what holds the port from another, the Node that runs it included. */
function codeOfParent(): string {
  const code = ['parent.ts', 'begin-worker.ts'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  return createHash('sha256')
    .update([process.version, ...code].join())
    .digest('hex');
}

/** What a process that runs here has noted for the others. */
export function readNote(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** In one step, so that nobody reads half of it. */
export function writeNote(file: string, text: string) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
