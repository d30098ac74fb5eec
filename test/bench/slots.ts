import { type Coaching, coachingSchema } from '../../src/domain/booking/offer.ts';
import { openSlots } from '../../src/domain/booking/slots.ts';
import { SETTINGS } from '../support/booking.ts';
import { median, printTable } from '../support/table.ts';

const zones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata'];
const rounds = 15;
const times = 200;

/** What the open hours of a month cost with 200 busy times, which no test asserts. */
export function benchSlots() {
  const rows = zones.map((timeZone) => [timeZone, milliseconds(settings(timeZone))]);
  printTable('Open hours of a month with 200 busy times (budget 0.5 ms)', [
    ['zone', 'ms'],
    ...rows,
  ]);
}

function settings(timeZone: string): Coaching {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']]);
  return coachingSchema.parse({ ...SETTINGS, timeZone, hours: Object.fromEntries(week) });
}

function milliseconds(coaching: Coaching): string {
  const now = Date.UTC(2026, 9, 15) / 1000;
  const busy = Array.from({ length: 200 }, (_, index) => {
    const start = now + index * 12_960;
    return { start, end: start + 1800 };
  });
  const [offer] = coaching.offers;
  const round = () => {
    // Of the processor, which other work on the machine lengthens less than the clock.
    const begun = process.cpuUsage().user;
    for (let time = 0; time < times; time++) openSlots({ coaching, offer, taken: [], busy, now });
    return (process.cpuUsage().user - begun) / 1000 / times;
  };
  round();
  return median(Array.from({ length: rounds }, round)).toFixed(3);
}
