import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import {
  commonZones,
  homeZone,
  timeZone,
  zonesByRegion,
} from '../../../src/domain/time/time-zone.ts';

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Kiev', 'Europe/Kyiv'],
  ])('%s is read as %s', (written, read) => {
    expect(timeZone.parse(written)).toBe(read);
  });

  it.each(['', '../etc', 'Mars/Olympus', 'Europe/Berlin\0', `Europe/${'x'.repeat(60)}`])(
    'is none: %j',
    (text) => {
      expect(timeZone.safeParse(text).success).toBe(false);
    },
  );
});

/** As browsers and forms may send them; Intl knows all of them. */
const SHORT = [
  'AST',
  'PST',
  'CST',
  'BST',
  'IST',
  'JST',
  'ACT',
  'AET',
  'AGT',
  'ART',
  'BET',
  'CAT',
  'CNT',
];

it.each([
  ...SHORT,
  'CTT',
  'EAT',
  'ECT',
  'IET',
  'MIT',
  'NET',
  'NST',
  'PLT',
  'PNT',
  'PRT',
  'SST',
  'VST',
])('%s is no zone, because Temporal refuses it', (name) => {
  expect(timeZone.safeParse(name).success).toBe(false);
});

it.each(['2020-01-01T00:00Z', '2020-01-01T00:00[Europe/Berlin]'])('%s is a date', (text) => {
  expect(timeZone.safeParse(text).success).toBe(false);
});

it('whatever is a zone is one to Temporal', () => {
  for (const name of ['EST', 'utc', '+01:00', 'Etc/GMT+5', 'europe/berlin', 'SystemV/EST5']) {
    const zone = timeZone.parse(name);
    expect(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)).toBeDefined();
  }
});

describe('the zone of somebody’s home', () => {
  it.each(['America/New_York', 'UTC', 'US/Eastern', 'America/Phoenix'])('may be %s', (name) => {
    expect(homeZone.parse(name)).toBe(name);
  });

  it.each([
    ['EST', 'America/New_York'],
    ['est', 'America/New_York'],
    ['EST5EDT', 'America/New_York'],
    ['MST', 'America/Denver'],
    ['HST', 'Pacific/Honolulu'],
    ['PST', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['Etc/GMT+5', 'America/New_York'],
    ['GMT-1', 'America/New_York'],
    ['+01:00', 'America/New_York'],
    ['Mars/Olympus', 'America/New_York'],
  ])('is no %s, and the message says what to write', (name, place) => {
    const [issue] = homeZone.safeParse(name).error?.issues ?? [];
    expect(issue?.message).toMatch(/^write /);
    expect(issue?.message).toContain(place);
  });
});

describe('the zones to choose from', () => {
  const all = [...zonesByRegion('US/Eastern').values()].flat();

  it('are all that there are, once, by part of the world, with the one that is shown', () => {
    expect(zonesByRegion('US/Eastern').get('Europe')).toContain('Europe/Berlin');
    expect(all).toEqual(expect.arrayContaining(['UTC', 'US/Eastern', 'Asia/Kolkata']));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(400);
  });

  it('are at first those that most readers look for, among them the one that is shown', () => {
    const few = [...commonZones(['Asia/Katmandu']).values()].flat();
    expect(few).toEqual(expect.arrayContaining(['Asia/Kathmandu', 'Asia/Kolkata']));
    expect(all).toEqual(expect.arrayContaining(few));
    expect(new Set(few).size).toBe(few.length);
    expect(few.length).toBeLessThan(30);
  });

  it('are each one that the form takes, by its name of today', () => {
    for (const zone of all) expect(timeZone.parse(zone)).toBe(zone);
  });
});
