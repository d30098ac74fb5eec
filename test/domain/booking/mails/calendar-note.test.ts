import { expect, it } from 'vitest';
import { calendarAlarm } from '../../../../src/domain/booking/mails/calendar-note.ts';
import { CORRESPONDENT, NOW } from '../../../support/booking.ts';
import { spyLog, spyMailer } from '../../../support/fakes.ts';

function openAlarm() {
  const { mailer, sent, failing } = spyMailer();
  const { log, failed } = spyLog();
  const clock = { now: NOW };
  const works: Promise<void>[] = [];
  const alarm = calendarAlarm({
    coaching: { timeZone: 'UTC' },
    from: CORRESPONDENT,
    mailer,
    log,
    background: (work) => void works.push(work()),
    now: () => clock.now,
  });
  const ring = async () => {
    alarm(new Error('the calendar can’t be read'));
    await Promise.all(works);
  };
  return { ring, sent, failing, failed, clock };
}

it('tells the coach once a day of a calendar that can’t be read, and logs each time', async () => {
  const { ring, sent, failed, clock } = openAlarm();
  await ring();
  await ring();
  clock.now += 86_400;
  await ring();
  expect(sent.map(({ id, to }) => [id, to.address])).toEqual([
    ['calendar-unread.2026-11-25', CORRESPONDENT.coachEmail],
    ['calendar-unread.2026-11-26', CORRESPONDENT.coachEmail],
  ]);
  expect(failed).toEqual(Array(3).fill('calendar.unread'));
});

it('tells her at the next occasion when the mail could not be sent', async () => {
  const { ring, sent, failing, failed } = openAlarm();
  failing.add('calendar-unread.2026-11-25');
  await ring();
  await ring();
  expect(sent).toHaveLength(1);
  expect(failed).toEqual(['calendar.unread', 'mail.failed', 'calendar.unread']);
});
