import { existsSync } from 'node:fs';
import type { Sql } from '../../adapters/database/sql.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { readOwnEnv } from '../run/read-env.ts';

const WEEK = 7 * 86_400;

/** The calls of the next seven days; `list` is undefined where there are bookings that can't be read now. */
export type Calls = { practice: boolean; list: Booking[] | undefined };

/** Undefined where there are no bookings, or where the environment is none to run the site with. */
export async function callsAhead(now: Date): Promise<Calls | undefined> {
  const env = environment();
  if (!env) return undefined;
  const { features, practice, databaseUrl, databaseToken } = env;
  if (practice && !features.coaching) return undefined;
  const file = databaseUrl.startsWith('file:') ? databaseUrl.replace('file:', '') : undefined;
  if (file !== undefined && !existsSync(file)) return undefined;
  const opening = file === undefined ? openAfar(databaseUrl, databaseToken) : openHere(file);
  return { practice, list: await read(opening, now).catch(() => undefined) };
}

function environment() {
  try {
    return readOwnEnv();
  } catch {
    return undefined;
  }
}

async function read(opening: Promise<Sql>, now: Date): Promise<Booking[]> {
  const { createBookingStore } = await import('../../adapters/database/booking-store.ts');
  const sql = await opening;
  try {
    const from = Math.floor(now.getTime() / 1000);
    const calls = await createBookingStore(sql).calls(from);
    return calls.filter(({ state, start }) => state === 'paid' && start < from + WEEK);
  } finally {
    sql.close();
  }
}

// Loaded only where there is something to read, because the desk is looked at often.
async function openHere(file: string): Promise<Sql> {
  return (await import('../../adapters/database/sqlite.ts')).readSqlite(file);
}

async function openAfar(address: string, token: string | undefined): Promise<Sql> {
  return (await import('../../adapters/database/turso.ts')).openTurso(address, token);
}
