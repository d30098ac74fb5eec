/** What migrations.ts goes on with: versions 14 and later, by the same rules. */
export const LATER_MIGRATIONS: readonly (readonly string[])[] = [
  [
    'ALTER TABLE booking ADD COLUMN paid_at INTEGER',
    // So far it was noted when a page was opened, and a page can be paid for 31 minutes.
    'UPDATE booking SET paid_at = held_until - 2460 WHERE charged IS NOT NULL',
    'CREATE INDEX booking_paid ON booking (paid_at)',
    'ALTER TABLE booking ADD COLUMN canceled_at INTEGER',
    'UPDATE booking SET canceled_at = start_at WHERE returned > 0',
    'CREATE INDEX booking_canceled ON booking (canceled_at) WHERE returned > 0',
  ],
];
