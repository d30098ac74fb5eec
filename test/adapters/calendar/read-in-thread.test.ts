import { expect, it } from 'vitest';
import { readInThread } from '../../../src/adapters/calendar/read-in-thread.ts';
import { calendar, COACH, event, WINDOW, written } from '../../support/calendar.ts';

const read = (text: string) =>
  readInThread({ bytes: Buffer.from(text), charset: undefined }, WINDOW, COACH);

it('reads as it would be read here', async () => {
  const found = await read(calendar(event('DTSTART:20261202T150000Z', 'DURATION:PT1H')));
  expect(written(found)).toEqual(['12-02T15:00/16:00']);
});

it('says why it can’t be read', async () => {
  await expect(read('<!doctype html>')).rejects.toThrow('It is no calendar');
});

it('lets nobody wait meanwhile', async () => {
  const many = Array.from({ length: 5_000 }, () =>
    event('DTSTART:20261202T150000Z', 'RRULE:FREQ=DAILY'),
  );
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  await read(calendar(...many));
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(3);
});
