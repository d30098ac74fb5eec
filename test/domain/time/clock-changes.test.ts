import { describe, expect, it } from 'vitest';
import { clockChanges, sameClock, sayClockChange } from '../../../src/domain/time/clock-changes.ts';

const at = (text: string) => Date.parse(text) / 1000;
const year = { start: at('2026-06-01T00:00:00Z'), end: at('2027-06-01T00:00:00Z') };

describe('clock changes', () => {
  it.each([
    [
      'America/New_York',
      'On Sunday, November 1, clocks in New York go an hour back.',
      'On Sunday, March 14, clocks in New York go an hour forward.',
    ],
    [
      'Europe/London',
      'On Sunday, October 25, clocks in London go an hour back.',
      'On Sunday, March 28, clocks in London go an hour forward.',
    ],
    [
      'Australia/Lord_Howe',
      'On Sunday, October 4, clocks in Lord Howe go 30 minutes forward.',
      'On Sunday, April 4, clocks in Lord Howe go 30 minutes back.',
    ],
  ])('in %s are said with their day', (zone, ...sentences) => {
    expect(clockChanges(zone, year).map((change) => sayClockChange(change, 'en-US'))).toEqual(
      sentences,
    );
  });

  it.each(['Asia/Kolkata', 'UTC', 'America/Phoenix'])('do not happen in %s', (zone) => {
    expect(clockChanges(zone, year)).toEqual([]);
  });

  it('count from after the beginning up to the end of the span', () => {
    const change = at('2026-11-01T06:00:00Z');
    const count = (start: number, end: number) =>
      clockChanges('America/New_York', { start, end }).length;
    expect(count(change - 1, change)).toBe(1);
    expect(count(change - 1, change - 1)).toBe(0);
    expect(count(change, change + 86_400)).toBe(0);
  });
});

describe('two clocks', () => {
  const winter = at('2026-12-01T12:00:00Z');
  const summer = at('2027-07-01T12:00:00Z');
  it.each([
    ['America/New_York', 'America/Toronto', [winter, summer], true],
    ['America/New_York', 'America/Panama', [winter], true],
    ['America/New_York', 'America/Panama', [winter, summer], false],
    ['America/New_York', 'Europe/Berlin', [winter], false],
    ['Europe/Berlin', 'Europe/Berlin', [], true],
  ])('%s and %s at %j: %s', (one, other, instants, same) => {
    expect(sameClock(one, other, instants)).toBe(same);
  });
});
