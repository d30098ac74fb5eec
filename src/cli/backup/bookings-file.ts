import { existsSync } from 'node:fs';
import { databaseFile } from '../../adapters/database/database.ts';
import { isAnyOn } from '../../domain/features.ts';
import { refuse } from '../run/begin.ts';
import { readOwnEnv } from '../run/read-env.ts';

/** The file with the bookings of this site; where there is none, says what to do instead and ends the command. */
export function bookingsFile(): string {
  const { features, databaseUrl } = settings();
  const file = databaseFile(databaseUrl) ?? refuse(atTurso);
  return isAnyOn(features) || existsSync(file) ? file : refuse(nothing);
}

function settings() {
  try {
    return readOwnEnv();
  } catch (fault) {
    return refuse(fault instanceof Error ? fault.message : String(fault));
  }
}

const nothing =
  'There are no bookings: nothing is booked without coaching.yaml, so there is no database.';

const atTurso = `The bookings are at Turso, which keeps their history itself. A new database as the old one was:
  turso db create <new> --from-db <old> --timestamp 2026-11-24T07:00:00Z
A copy in a file: turso db shell <name> .dump > bookings.sql`;
