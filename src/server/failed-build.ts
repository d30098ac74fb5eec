import { mkdirSync, rmSync, unwatchFile, watchFile } from 'node:fs';
import { logFault } from '../log.ts';
import { buildsFolder, readNote, writeNote } from './handover.ts';

/** There from the first build that failed until one succeeds. */
const note = `${buildsFolder}/failed`;

/** `since` is an ISO instant; `said` is what the newest build complained of; `told` once the owner knows. */
export type Failure = { since: string; said: string; told: boolean };

/** Notes what became of a build. */
export function noteBuild(outcome: 'whole' | { failed: string }): void {
  if (outcome === 'whole') return rmSync(note, { force: true });
  logFault('build.failed', new Error('the build failed'));
  const before = failedBuild();
  const since = before?.since ?? new Date().toISOString();
  write({ since, said: outcome.failed, told: before?.told ?? false });
}

/** What keeps the site as it is, while no build succeeds. */
export function failedBuild(): Failure | undefined {
  const text = readNote(note);
  return text === undefined ? undefined : JSON.parse(text);
}

/** From now on `tell` is asked when builds fail, whoever makes them: until it succeeds, once until a build does. */
export function whenBuildsFail(tell: (failure: Failure) => Promise<void>) {
  async function look() {
    const failure = failedBuild();
    if (!failure || failure.told) return;
    await tell(failure);
    const still = failedBuild();
    if (still) write({ ...still, told: true });
  }
  const trying = () => void look().catch((fault: unknown) => logFault('build-mail.failed', fault));
  watchFile(note, { interval: 1_000, persistent: false }, trying);
  const again = setInterval(trying, 5 * 60_000).unref();
  trying();
  return {
    close() {
      unwatchFile(note);
      clearInterval(again);
    },
  };
}

function write(failure: Failure) {
  mkdirSync(buildsFolder, { recursive: true });
  writeNote(note, JSON.stringify(failure));
}
