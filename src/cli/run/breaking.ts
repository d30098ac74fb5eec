import { backupsBeforeVersions } from '../../adapters/database/backup/before-version.ts';
import { databaseFile } from '../../adapters/database/address.ts';
import { foldersOf } from '../../server/handover.ts';
import { breaks, readMark } from '../../server/mark.ts';
import { readOwnEnv } from './read-env.ts';

/** Whether what one build makes of the bookings is nothing that the other one can live with; by name. */
export function isBreaking({ from, to }: { from: string; to: string }): boolean {
  const [former, next] = [from, to].map((build) => readMark(foldersOf({ build }).build));
  return former !== undefined && next !== undefined && breaks(former, next);
}

/** The newest copy of the bookings as they were before such a build; in words. */
export function copyBefore(): string {
  const file = databaseFile(readOwnEnv().databaseUrl);
  const copy = file === undefined ? undefined : backupsBeforeVersions(file).at(-1)?.file;
  return copy === undefined
    ? 'Turso keeps the bookings as they were just before'
    : `the bookings as they were just before lie in ${copy}`;
}
