import { hash } from 'node:crypto';
import type { Interval } from '../../domain/time/interval.ts';
import { queryOn, type Row, type Sql } from './sql.ts';

/** What the site knows of one of the coach's other calendars: intervals without their titles, and of which age. */
export type BusyReading = {
  /** When it was read for the last time, and for which span; undefined when it never was. */
  readAt: number | undefined;
  span: Interval;
  busy: Interval[];
  etag: string | null;
  modified: string | null;
  /** When it could not be read, if that came after it could. */
  failedAt: number | undefined;
};

export type BusyReadings = ReturnType<typeof createBusyReadings>;

/** Readings of calendars, by names of which only a hash is kept: their addresses are secret. */
export function createBusyReadings(sql: Sql) {
  const query = queryOn(sql);
  const ensure = (calendar: string) => ({
    sql: 'INSERT INTO busy_reading (calendar) VALUES (:calendar) ON CONFLICT DO NOTHING',
    args: { calendar: idOf(calendar) },
  });
  return {
    async find(calendar: string): Promise<BusyReading | undefined> {
      const [row] = await query('SELECT * FROM busy_reading WHERE calendar = :calendar', {
        calendar: idOf(calendar),
      });
      return row && readingOf(row);
    },

    async save(
      calendar: string,
      { readAt, span, busy, etag, modified }: Omit<BusyReading, 'failedAt'> & { readAt: number },
    ): Promise<void> {
      const args = {
        ...{ calendar: idOf(calendar), readAt, from: span.start, to: span.end, etag, modified },
        busy: JSON.stringify(busy.map(({ start, end }) => [start, end])),
      };
      await sql.batch([
        ensure(calendar),
        {
          sql: `UPDATE busy_reading SET read_at = :readAt, span_start = :from, span_end = :to, busy = :busy,
            etag = :etag, modified = :modified, failed_at = NULL, told_failure = NULL WHERE calendar = :calendar`,
          args,
        },
      ]);
    },

    /** It is what it was. */
    async keep(calendar: string, at: number): Promise<void> {
      await query(
        'UPDATE busy_reading SET read_at = :at, failed_at = NULL, told_failure = NULL WHERE calendar = :calendar',
        { calendar: idOf(calendar), at },
      );
    },

    async fail(calendar: string, at: number): Promise<void> {
      await sql.batch([
        ensure(calendar),
        {
          sql: 'UPDATE busy_reading SET failed_at = :at WHERE calendar = :calendar',
          args: { calendar: idOf(calendar), at },
        },
      ]);
    },

    /** Whether this is still to be told: of several that ask at once one hears true. */
    async claim(calendar: string, about: 'doubts' | 'failure', what: string): Promise<boolean> {
      const column = `told_${about}`;
      const rows = await query(
        `UPDATE busy_reading SET ${column} = :what
          WHERE calendar = :calendar AND ${column} IS NOT :what RETURNING calendar`,
        { calendar: idOf(calendar), what: idOf(what) },
      );
      return rows.length === 1;
    },

    /** It was not told after all. */
    async release(calendar: string, about: 'doubts' | 'failure'): Promise<void> {
      await query(`UPDATE busy_reading SET told_${about} = NULL WHERE calendar = :calendar`, {
        calendar: idOf(calendar),
      });
    },
  };
}

const idOf = (text: string) => hash('sha256', text);

function readingOf(row: Row): BusyReading {
  const number = (value: Row[string] | undefined) => (value == null ? undefined : Number(value));
  const text = (value: Row[string] | undefined) => (value == null ? null : String(value));
  const busy = JSON.parse(String(row['busy'])) as [number, number][];
  return {
    readAt: number(row['read_at']),
    span: { start: number(row['span_start']) ?? 0, end: number(row['span_end']) ?? 0 },
    busy: busy.map(([start, end]) => ({ start, end })),
    etag: text(row['etag']),
    modified: text(row['modified']),
    failedAt: number(row['failed_at']),
  };
}
