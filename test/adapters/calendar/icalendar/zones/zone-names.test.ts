import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { expect, it } from 'vitest';
import {
  offsetNamed,
  zoneNamed,
} from '../../../../../src/adapters/calendar/icalendar/zones/zone-names.ts';

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'europe/berlin'],
  ['US/Eastern', 'US/Eastern'],
  ['UTC', 'UTC'],
  ['/mozilla.org/20050126_1/Europe/Berlin', 'Europe/Berlin'],
  ['/mozilla.org/20070129_1/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['/freeassociation.sourceforge.net/Tzfile/Europe/Berlin', 'Europe/Berlin'],
  ['/freeassociation.sourceforge.net/America/New_York', 'America/New_York'],
  ['/citadel.org/20210210_1/Asia/Kolkata', 'Asia/Kolkata'],
  ['/softwarestudio.org/Olson_20011030_5/America/New_York', 'America/New_York'],
  ['tzone://Microsoft/Utc', 'Utc'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['W. Europe Daylight Time', 'Europe/Berlin'],
  ['w. europe standard time', 'Europe/Berlin'],
  ['Romance Standard Time', 'Europe/Paris'],
  ['Pacific Standard Time 1', 'America/Los_Angeles'],
  ['America/New_York-1', 'America/New_York'],
  ['UTC-11', 'Etc/GMT+11'],
  ['GMT+0530', '+05:30'],
  ['+05:30', '+05:30'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
  ['(GMT+01.00) Amsterdam / Bern, Berlin', 'Europe/Berlin'],
  ['(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', 'Europe/Amsterdam'],
  ['(UTC) Dublin, Edinburgh, Lisbon, London', 'Europe/Dublin'],
  ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
  ['(UTC-08:00) Pacific Time (US and Canada); Tijuana', 'America/Los_Angeles'],
  ['(UTC-05:00) Indiana (East)', 'America/Indiana/Indianapolis'],
  ['(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi', 'Asia/Kolkata'],
  ['(UTC+09:00) Osaka, Sapporo, Tokyo', 'Asia/Tokyo'],
  ['Eastern Time (US & Canada)', 'America/New_York'],
])('%s is %s', (name, zone) => {
  expect(zoneNamed(name)).toBe(zone);
});

it.each([
  '',
  '/',
  'Mars/Olympus',
  'Customized Time Zone',
  'tzone://Microsoft/Custom',
  'constructor',
  '__proto__',
  'AST',
  'PST',
  // Its clock is an hour further on today.
  '(UTC+03:00) Tbilisi',
])('nobody knows “%s”', (name) => {
  expect(zoneNamed(name)).toBeUndefined();
});

it('every zone of Windows is known, by its own name', () => {
  const names = cldr.supplemental.windowsZones.mapTimezones.map(({ mapZone }) => mapZone._other);
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => !zoneNamed(name))).toEqual([]);
});

it.each([
  ['(UTC+03:00) Tbilisi', 10_800],
  ['(UTC-03:30) Nowhere', -12_600],
  ['(UTC) Nowhere', 0],
  ['Nowhere', undefined],
])('%s is so far from UTC: %s seconds', (name, seconds) => {
  expect(offsetNamed(name)).toBe(seconds);
});
