import { readEnv } from '../../environment.ts';
import { refuse } from '../run/begin.ts';
import { databaseFile } from './nights.ts';

/** The file with the bookings of this site; where there is none, says what to do instead and ends the command. */
export function bookingsFile(): string {
  return databaseFile(addressOfBookings()) ?? refuse(atTurso);
}

function addressOfBookings(): string {
  try {
    return readEnv(process.env).databaseUrl;
  } catch (fault) {
    return refuse(fault instanceof Error ? fault.message : String(fault));
  }
}

const atTurso = `The bookings are at Turso, which keeps their history itself. A new database as the old one was:
  turso db create <new> --from-db <old> --timestamp 2026-11-24T07:00:00Z
A copy in a file: turso db shell <name> .dump > bookings.sql`;
