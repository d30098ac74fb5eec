import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { logFault } from '../log.ts';

/** Where the site is built, each build in a folder of its own. */
export const buildsFolder = '.builds';

/** What a running site says of itself: where it is, and which builds it has in use. */
type Serving = {
  url: string;
  build?: string | undefined;
  /** Its fingerprinted files are still asked for by pages that readers have open. */
  before?: string | undefined;
  /** The last build that it could not take over. */
  failed?: string | undefined;
};

const next = `${buildsFolder}/next`;
const serving = `${buildsFolder}/serving`;

/**
 * Takes over each build that is offered from now on; a build that cannot be opened changes nothing.
 * @param first the build that is served until then
 */
export function awaitBuilds(url: string, first: string, take: (outDir: string) => Promise<void>) {
  mkdirSync(buildsFolder, { recursive: true });
  rmSync(next, { force: true });
  let state: Serving = { url, build: first };
  const say = (now: Serving) => writeNote(serving, JSON.stringify((state = now)));
  say(state);
  watchFile(next, { interval: 200, persistent: false }, () => {
    const build = readNote(next);
    if (build === undefined || build === state.build) return;
    take(`${buildsFolder}/${build}`).then(
      () => say({ url, build, before: state.build }),
      (fault: unknown) => {
        logFault('deploy.failed', fault, { build });
        say({ ...state, failed: build });
      },
    );
  });
  return {
    close() {
      unwatchFile(next);
      rmSync(serving, { force: true });
    },
  };
}

/** The site that runs in this folder, if one does. */
export async function runningSite(): Promise<Serving | undefined> {
  const state = readServing();
  if (!state) return undefined;
  // A site that was killed has left its word behind.
  const answers = await fetch(state.url, { method: 'HEAD', redirect: 'manual' }).catch(() => null);
  return answers ? state : undefined;
}

/** Offers a build to the running site and waits until it serves it; undefined when it does not. */
export async function offer(build: string): Promise<Serving | undefined> {
  writeNote(next, build);
  for (let tries = 0; tries < 300; tries++) {
    const state = readServing();
    if (state?.build === build) return state;
    if (state?.failed === build) return undefined;
    await wait(100);
  }
  return undefined;
}

function readServing(): Serving | undefined {
  const text = readNote(serving);
  return text === undefined ? undefined : JSON.parse(text);
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
