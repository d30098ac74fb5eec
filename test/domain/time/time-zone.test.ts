import { describe, expect, it } from 'vitest';
import { timeZone, zonesByRegion } from '../../../src/domain/time/time-zone.ts';

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

describe('the zones to choose from', () => {
  const all = [...zonesByRegion('US/Eastern').values()].flat();

  it('are all that there are, once, by part of the world, with the one that is shown', () => {
    expect(zonesByRegion('US/Eastern').get('Europe')).toContain('Europe/Berlin');
    expect(all).toEqual(expect.arrayContaining(['UTC', 'US/Eastern', 'Asia/Kolkata']));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(400);
  });

  it('are each one that the form takes, by its name of today', () => {
    for (const zone of all) expect(timeZone.parse(zone)).toBe(zone);
  });
});
