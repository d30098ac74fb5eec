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
  [
    `CREATE TABLE comment (
      id TEXT PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      fingerprint TEXT,
      post TEXT NOT NULL,
      answers TEXT,
      name TEXT,
      words TEXT,
      site TEXT,
      email TEXT,
      name_mark TEXT,
      site_mark TEXT,
      author INTEGER NOT NULL DEFAULT 0,
      doubts TEXT NOT NULL DEFAULT '[]',
      state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'published', 'acknowledged', 'removed', 'deleted')),
      written_at INTEGER NOT NULL,
      decided_at INTEGER,
      live_at INTEGER,
      hears TEXT CHECK (hears IN ('asked', 'yes', 'no'))
    ) STRICT`,
    'CREATE INDEX comment_by_fingerprint ON comment (fingerprint, written_at)',
    `CREATE INDEX comment_waiting ON comment (written_at) WHERE state = 'waiting'`,
    'CREATE INDEX comment_by_name ON comment (name_mark)',
    'CREATE INDEX comment_by_site ON comment (site_mark)',
    'CREATE INDEX comment_email ON comment (decided_at) WHERE email IS NOT NULL',
    `CREATE INDEX comment_deleted ON comment (decided_at) WHERE state = 'deleted'`,
  ],
  [
    `CREATE TABLE closed_days (id TEXT PRIMARY KEY, first_day TEXT NOT NULL, last_day TEXT NOT NULL)
      STRICT`,
    'CREATE INDEX closed_days_last ON closed_days (last_day, first_day)',
  ],
  [
    // A payment goes back in several parts when the coach gives some of it herself: each has a row of its own.
    'DROP INDEX refund_due',
    'DROP INDEX refund_done',
    'ALTER TABLE refund RENAME TO former_refund',
    `CREATE TABLE refund (
      id TEXT PRIMARY KEY,
      payment_intent TEXT NOT NULL,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      amount INTEGER NOT NULL,
      words TEXT,
      due_at INTEGER NOT NULL,
      done_at INTEGER,
      failed_at INTEGER,
      tries INTEGER NOT NULL DEFAULT 0,
      unmarked INTEGER NOT NULL DEFAULT 0
    ) STRICT`,
    `INSERT INTO refund
        (id, payment_intent, booking_id, amount, due_at, done_at, failed_at, tries, unmarked)
      SELECT payment_intent, payment_intent, booking_id, amount, due_at, done_at, failed_at, tries,
        unmarked FROM former_refund ORDER BY rowid`,
    'DROP TABLE former_refund',
    'CREATE INDEX refund_due ON refund (due_at) WHERE done_at IS NULL',
    'CREATE INDEX refund_done ON refund (done_at)',
    'CREATE INDEX refund_by_payment ON refund (payment_intent)',
    `CREATE INDEX refund_words ON refund (booking_id) WHERE words <> ''`,
  ],
  [
    `CREATE TABLE inquiry (
      id TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL UNIQUE,
      words TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      about TEXT,
      written_at INTEGER NOT NULL
    ) STRICT`,
    'CREATE INDEX inquiry_by_time ON inquiry (written_at)',
  ],
  ['ALTER TABLE booking ADD COLUMN codes INTEGER NOT NULL DEFAULT 0'],
  [
    'ALTER TABLE comment ADD COLUMN told_at INTEGER',
    'CREATE INDEX comment_by_state ON comment (state, decided_at)',
  ],
  [
    `CREATE TABLE follow_up (
      booking_id TEXT PRIMARY KEY REFERENCES booking (id),
      end_at INTEGER NOT NULL,
      told TEXT NOT NULL
    ) STRICT`,
    'CREATE INDEX follow_up_end ON follow_up (end_at)',
  ],
];
