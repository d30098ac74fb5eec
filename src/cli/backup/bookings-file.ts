import { existsSync } from 'node:fs';
import { databaseFile } from '../../adapters/database/address.ts';
import { isAnyOn } from '../../domain/features.ts';
import { demandOwnEnv, refuse } from '../run/begin.ts';

/** The file with the bookings of this site; where there is none, says what to do instead and ends the command. */
export function bookingsFile(): string {
  const { features, databaseUrl } = demandOwnEnv();
  const file = databaseFile(databaseUrl) ?? refuse(atTurso);
  return isAnyOn(features) || existsSync(file) ? file : refuse(nothing);
}

const nothing =
  'There are no bookings: nothing is booked without coaching.yaml, so there is no database.';

const atTurso = `The bookings are at Turso, which keeps their history itself. A new database as the old one was:
  turso db create <new> --from-db <old> --timestamp 2026-11-24T07:00:00Z
A copy in a file: turso db shell <name> .dump > bookings.sql`;
