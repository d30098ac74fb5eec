import { describe, expect, it } from 'vitest';
import { lookAtCalendars, lookAtZones } from '../../../src/cli/doctor/calendar.ts';
import { lookAtSecrets } from '../../../src/cli/doctor/secrets.ts';
import { calendar, event } from '../../support/calendar.ts';

const DECEMBER = Date.parse('2026-12-02') / 1000;

describe('the doctor on time', () => {
  it('finds known zones well', () => {
    expect(lookAtZones(['America/New_York'], '2026f', DECEMBER)).toEqual({
      ok: true,
      says: 'The time zones are known, by the data 2026f, 2 months old',
    });
  });

  it('says what has changed elsewhere since its data', () => {
    const { ok, says } = lookAtZones(['America/New_York'], '2026d', DECEMBER);
    expect(ok).toBe(true);
    expect(says).toContain('data 2026d, 3 months old; since then');
    expect(says).toContain('Cuba stays on summer time until November 2027 (2026f)');
    expect(says).not.toContain('2026d)');
  });

  it('is ill at ease when the clocks of the site have changed since', () => {
    const found = lookAtZones(['America/New_York', 'America/Vancouver'], '2025c', DECEMBER);
    expect(found).toMatchObject({
      ok: false,
      says: expect.stringMatching(/2025c is older than.*: British Columbia stays on summer time$/),
    });
  });

  it('knows a place by each of its names', () => {
    const found = lookAtZones(['America/Rainy_River'], '2026d', DECEMBER);
    expect(found).toMatchObject({ ok: false, says: expect.stringMatching(/: Manitoba stays/) });
  });

  it('finds data well that is newer than its list', () => {
    expect(lookAtZones(['America/New_York'], '2031a', DECEMBER)).toEqual({
      ok: true,
      says: 'The time zones are known, by the data 2031a',
    });
  });

  it.each([
    [['America/New_Yrok'], '2026c', 'Node.js does not know America/New_Yrok'],
    [['America/New_York'], undefined, 'Node.js does not know the time zones of the world'],
  ])('names %j by the data %s', (zones, data, says) => {
    expect(lookAtZones(zones, data, DECEMBER)).toMatchObject({ ok: false, says });
  });

  const now = 1_796_000_000;
  const fetched = (text: string) => ({
    ...{ bytes: Buffer.from(text), charset: undefined, etag: null, modified: null },
  });
  const look = (text: string, readAt?: number) =>
    lookAtCalendars(['https://a.example/s1', 'https://b.example/s2'], {
      owner: { timeZone: 'UTC', addresses: [] },
      span: { start: now, end: now + 30 * 86_400 },
      now,
      find: async () => ({
        ...{ readAt, span: { start: now, end: now }, busy: [], failedAt: now },
        ...{ etag: null, modified: null },
      }),
      fetch: async (address) => fetched(address.includes('a.') ? calendar() : text),
    });

  it('names the calendar that can’t be read, and says nothing of its secret address', async () => {
    const found = await look('<!doctype html>');
    expect(found.map(({ ok, says }) => [ok, says])).toEqual([
      [true, 'Calendar 1 of BUSY_CALENDARS can be read; busy times in the days to come: 0'],
      [
        false,
        "Calendar 2 of BUSY_CALENDARS can't be read, so no hour is offered: It is no calendar",
      ],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/s1|s2|example/);
  });

  it('says how old the copy is by which the site goes', async () => {
    expect((await look('', now - 7200))[1]?.says).toContain('its copy, 120 minutes old, until');
    expect((await look('', now - 86_400))[1]?.says).toContain('no hour is offered');
  });

  it('names events that could not be read, without their titles', async () => {
    const found = await look(calendar(event('SUMMARY:With Jo', 'DTSTART;TZID=X:20261202T120000')));
    expect(found[2]).toMatchObject({
      ok: false,
      says: 'Calendar 2 of BUSY_CALENDARS, December 2: its time zone “X” is not known; its hours are kept closed',
    });
    expect(JSON.stringify(found)).not.toContain('Jo');
  });
});

describe('the doctor on secrets', () => {
  it('finds long ones well, and asks for none that is off', () => {
    const secrets = { FEED_SECRET: ['x'.repeat(24)], SWEEP_SECRET: [undefined] };
    expect(lookAtSecrets(secrets)).toEqual([{ ok: true, says: 'FEED_SECRET is long enough' }]);
  });

  it('names a short one, the old one of two too, without printing it', () => {
    const found = lookAtSecrets({ LINK_SECRET: ['x'.repeat(24), 'hunter2'] });
    expect(found).toMatchObject([{ ok: false, says: 'LINK_SECRET can be guessed' }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});
