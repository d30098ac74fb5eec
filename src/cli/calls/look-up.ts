import { databaseFile, isMissing } from '../../adapters/database/address.ts';
import { closings } from '../../adapters/database/calls/closings.ts';
import { openToRead } from '../../adapters/database/calls/open-to-read.ts';
import { records } from '../../adapters/database/calls/records.ts';
import { overview, type Overview } from '../../domain/booking/calls/overview.ts';
import type { Environment } from '../../environment.ts';

/** What the coach's page would show, read without changing anything. @throws when the bookings can't be read */
export async function lookUpCalls(
  { databaseUrl, databaseToken, live }: Environment,
  coaching: Parameters<typeof overview>[0]['coaching'],
): Promise<Overview> {
  if (isMissing(databaseUrl))
    throw new Error(
      `there is no ${databaseFile(databaseUrl)}; the first start of the site makes it`,
    );
  const sql = openToRead(databaseUrl, databaseToken);
  try {
    const now = () => Math.floor(Date.now() / 1000);
    const store = { ...records(sql), ...closings(sql) };
    return await overview({ coaching, store, live, now });
  } finally {
    sql.close();
  }
}
