export const FIRST_MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE booking (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('held', 'processing', 'paid', 'expired', 'conflict')),
      offer TEXT NOT NULL,
      title TEXT NOT NULL,
      start_at INTEGER NOT NULL,
      end_at INTEGER NOT NULL,
      blocked_from INTEGER NOT NULL,
      blocked_to INTEGER NOT NULL,
      day TEXT NOT NULL,
      coach_zone TEXT NOT NULL,
      zone TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      live INTEGER NOT NULL,
      from_post TEXT,
      held_until INTEGER NOT NULL,
      attempt INTEGER NOT NULL DEFAULT 0,
      session_id TEXT,
      payment_intent TEXT,
      name TEXT,
      email TEXT,
      phone TEXT
    ) STRICT`,
    `CREATE INDEX booking_by_day ON booking (day)`,
    `CREATE INDEX booking_unsettled ON booking (held_until) WHERE state IN ('held', 'processing')`,
    `CREATE INDEX booking_by_end ON booking (blocked_to)`,
    `CREATE INDEX booking_by_payment ON booking (payment_intent)`,
    `CREATE TABLE slot_lock (
      cell INTEGER PRIMARY KEY,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      until INTEGER NOT NULL
    ) STRICT`,
    `CREATE INDEX slot_lock_by_booking ON slot_lock (booking_id)`,
    `CREATE TABLE refund (
      payment_intent TEXT PRIMARY KEY,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      amount INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      done_at INTEGER
    ) STRICT`,
    `CREATE INDEX refund_due ON refund (due_at) WHERE done_at IS NULL`,
    `CREATE TABLE outbox (
      key TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      payment_intent TEXT,
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER
    ) STRICT`,
    `CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL`,
  ],
  [
    // A CHECK can't be changed in place, but a column can be made anew.
    'DROP INDEX booking_unsettled',
    'ALTER TABLE booking RENAME COLUMN state TO former_state',
    `ALTER TABLE booking ADD COLUMN state TEXT NOT NULL DEFAULT 'held'
      CHECK (state IN ('held', 'processing', 'paid', 'cancelled', 'expired', 'conflict'))`,
    'UPDATE booking SET state = former_state',
    'ALTER TABLE booking DROP COLUMN former_state',
    `CREATE INDEX booking_unsettled ON booking (held_until) WHERE state IN ('held', 'processing')`,
    'ALTER TABLE booking ADD COLUMN sold_start INTEGER NOT NULL DEFAULT 0',
    'UPDATE booking SET sold_start = start_at',
    `ALTER TABLE booking ADD COLUMN refunds TEXT NOT NULL DEFAULT '[]'`,
    'ALTER TABLE booking ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0',
    `ALTER TABLE booking ADD COLUMN answers TEXT NOT NULL DEFAULT '[]'`,
    `ALTER TABLE booking ADD COLUMN cancelled_by TEXT CHECK (cancelled_by IN ('reader', 'coach'))`,
    `ALTER TABLE booking ADD COLUMN outcome TEXT CHECK (outcome IN ('held', 'no-show'))`,
    'ALTER TABLE outbox ADD COLUMN call_start INTEGER',
    `ALTER TABLE booking ADD COLUMN moved_by TEXT CHECK (moved_by IN ('reader', 'coach'))`,
    'ALTER TABLE booking ADD COLUMN charged INTEGER',
    `UPDATE booking SET charged = iif(payment_intent IS NULL, 0, amount)
      WHERE state IN ('paid', 'conflict')`,
    // The policy that they were sold under is not known: the reader has the benefit.
    `UPDATE booking SET refunds = '[{"until":0,"percent":100}]'`,
    `ALTER TABLE booking ADD COLUMN questions TEXT NOT NULL DEFAULT '[]'`,
    'CREATE TABLE rate (id TEXT PRIMARY KEY, address TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
    'CREATE INDEX rate_by_address ON rate (address, at)',
  ],
  ['ALTER TABLE booking ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0'],
  ['ALTER TABLE refund ADD COLUMN tries INTEGER NOT NULL DEFAULT 0'],
  [
    `CREATE INDEX booking_personal ON booking (end_at)
      WHERE answers <> '[]' OR coalesce(name, email, phone) IS NOT NULL`,
    'CREATE INDEX refund_done ON refund (done_at)',
    'CREATE INDEX rate_by_time ON rate (at)',
  ],
  [
    'ALTER TABLE refund ADD COLUMN failed_at INTEGER',
    `UPDATE refund SET failed_at = done_at
      WHERE payment_intent || '.refund-failed-coach' IN (SELECT key FROM outbox)`,
  ],
  [
    // A foreign key can't be taken off a column in place, but the table can be made anew.
    'DROP INDEX outbox_due',
    'ALTER TABLE outbox RENAME TO booking_outbox',
    `CREATE TABLE outbox (
      key TEXT PRIMARY KEY,
      subject TEXT NOT NULL,
      about TEXT NOT NULL,
      kind TEXT NOT NULL,
      facts TEXT NOT NULL DEFAULT '{}',
      due_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      sent_at INTEGER
    ) STRICT`,
    `INSERT INTO outbox (key, subject, about, kind, facts, due_at, attempts, sent_at)
      SELECT key, 'booking', booking_id, kind,
        json_object('payment', payment_intent, 'start', call_start), due_at, attempts, sent_at
      FROM booking_outbox ORDER BY rowid`,
    'DROP TABLE booking_outbox',
    'CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL',
  ],
  [
    // Each form counts for a while of its own; so far there was one, whose counts were kept for 41 minutes.
    'ALTER TABLE rate ADD COLUMN until INTEGER NOT NULL DEFAULT 0',
    'UPDATE rate SET until = at + 2460',
    'DROP INDEX rate_by_time',
    'CREATE INDEX rate_by_end ON rate (until)',
  ],
  [
    'ALTER TABLE booking ADD COLUMN household TEXT',
    // Few rows have one at a time: those of the last 41 minutes.
    'CREATE INDEX booking_by_household ON booking (held_until) WHERE household IS NOT NULL',
  ],
  [
    `CREATE TABLE busy_reading (
      calendar TEXT PRIMARY KEY,
      read_at INTEGER,
      span_start INTEGER,
      span_end INTEGER,
      busy TEXT NOT NULL DEFAULT '[]',
      etag TEXT,
      modified TEXT,
      failed_at INTEGER,
      told_doubts TEXT,
      told_failure TEXT
    ) STRICT`,
  ],
  [
    'ALTER TABLE booking ADD COLUMN claim TEXT',
    'CREATE UNIQUE INDEX booking_by_claim ON booking (claim) WHERE claim IS NOT NULL',
  ],
  [
    'ALTER TABLE booking ADD COLUMN uid TEXT',
    'CREATE INDEX booking_unnamed ON booking (id) WHERE uid IS NULL',
  ],
  [
    'ALTER TABLE booking ADD COLUMN returned INTEGER NOT NULL DEFAULT 0',
    // So far refunds carried no metadata by which Stripe tells ours from others.
    'ALTER TABLE refund ADD COLUMN unmarked INTEGER NOT NULL DEFAULT 0',
    'UPDATE refund SET unmarked = 1',
  ],
];
