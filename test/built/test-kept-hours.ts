import { expect, onTestFinished, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf } from '../support/booking.ts';
import type { SentForm } from './sent-form.ts';

/** Tests that the page of hours, which is kept for many readers, is true for each. */
export function testKeptHours(form: SentForm) {
  test('an hour that another process books is gone from the page at once', async () => {
    const { hours } = await form.site.form();
    const start = Date.parse(hours[7] ?? '') / 1000;
    const sql = openSqlite(form.site.database);
    onTestFinished(() => sql.close());
    const now = Math.floor(Date.now() / 1000);
    const hold = holdOf('of-another-process', start, now);
    for (let time = 0; time < 3; time++) expect((await form.site.form()).hours).toEqual(hours);

    expect(await createBookingStore(sql).hold(hold, 99, now)).toBe(true);
    expect((await form.site.form()).hours).not.toContain(hours[7]);
    await createBookingStore(sql).expire(hold.id);
    expect((await form.site.form()).hours).toEqual(hours);
  });

  test('each showing of the hours has a visit of its own, and a moment to send it by', async () => {
    const ids = new Set<string | undefined>();
    for (const encoding of ['br', 'gzip', 'identity', 'br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding };
      const page = await (await fetch(`${form.site.url}/coaching/`, { headers })).text();
      const [, visit] = /form="pick" name="visit" value="([0-9a-f]{32})"/.exec(page) ?? [];
      expect(page).toMatch(
        /form="pick" name="shown" value="\d+\.[0-9a-f]{32}"><\/body><\/html>\s*$/,
      );
      ids.add(visit);
    }
    expect(ids.size).toBe(6);
  });
}
