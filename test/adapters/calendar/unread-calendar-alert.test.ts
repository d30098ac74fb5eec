import { expect, it } from 'vitest';
import { createBusyReadings } from '../../../src/adapters/database/busy-readings.ts';
import { createCalendarAlert } from '../../../src/adapters/calendar/unread-calendar-alert.ts';
import type { CalendarNews } from '../../../src/domain/booking/mails/unread-calendar-note.ts';
import { CORRESPONDENT, NOW } from '../../support/booking.ts';
import { spyLog, spyMailer } from '../../support/fakes.ts';
import { emptyDatabase } from '../../support/store.ts';

const doubts = (title: string): CalendarNews => ({
  kind: 'doubts',
  number: 1,
  doubts: [{ day: '2026-12-02', title, zone: 'Mars/Olympus', reasons: ['zone', 'order'] }],
});
const UNREAD: CalendarNews = { kind: 'unread', number: 1 };

async function teller() {
  const sql = await emptyDatabase();
  const readings = createBusyReadings(sql);
  await readings.fail('a', NOW);
  const spy = spyMailer();
  const clock = { now: NOW };
  const { log, failed } = spyLog();
  const world = { mailer: spy.mailer, from: CORRESPONDENT, claims: readings, log, timeZone: 'UTC' };
  const tell = createCalendarAlert({ ...world, now: () => clock.now });
  return { ...spy, failed, tell: (news: CalendarNews) => tell('a', news), clock, sql };
}

it('tells of an outage once a day', async () => {
  const { tell, sent, clock } = await teller();
  await tell(UNREAD);
  await tell(UNREAD);
  clock.now += 86_400;
  await tell(UNREAD);
  expect(sent.map(({ id, to }) => [id, to.address])).toEqual([
    ['calendar-unread.1.2026-11-25', CORRESPONDENT.coachEmail],
    ['calendar-unread.1.2026-11-26', CORRESPONDENT.coachEmail],
  ]);
});

it('tells how old the copy is by which it goes, and until when that serves', async () => {
  const { tell, sent } = await teller();
  await tell({ kind: 'old', number: 2, readAt: NOW - 7200 });
  expect(sent[0]?.text).toMatch(/Calendar 2 .* its copy of .*2026 at .* until .*2026 at/s);
});

it('tells of doubtful events once, and again of others', async () => {
  const { tell, sent } = await teller();
  await tell(doubts('With Jo'));
  await tell(doubts('With Jo'));
  await tell(doubts('With Kim'));
  expect(sent).toHaveLength(2);
  expect(sent[0]?.text).toContain(
    '“With Jo”, December 2: its time zone “Mars/Olympus” is not known, and it ends before it begins',
  );
});

it('tells again what could not be sent', async () => {
  const { tell, sent, failing, failed } = await teller();
  failing.add('calendar-unread.1.2026-11-25');
  await tell(UNREAD);
  await tell(UNREAD);
  expect(sent).toHaveLength(1);
  expect(failed).toEqual(['mail.failed']);
});

it('keeps no title in the database', async () => {
  const { tell, sql } = await teller();
  await tell(doubts('With Jo'));
  const [rows] = await sql.batch([{ sql: 'SELECT * FROM busy_reading' }]);
  expect(JSON.stringify(rows)).not.toMatch(/Jo|Mars/);
});
