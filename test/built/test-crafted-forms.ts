import { describe, expect, test } from 'vitest';
import { shownBefore } from '../support/shown.ts';
import { trade } from '../support/practice-env.ts';
import type { SentForm } from './sent-form.ts';

const boundary = 'xxx';
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };

/** Forms that no reader sends from the coaching page. */
export function testCraftedForms(form: SentForm): void {
  describe('a form that can not be read', () => {
    test.each<[what: string, body: () => string, headers?: Record<string, string>]>([
      ['nothing', () => ''],
      ['no start', () => form.without('start')],
      ['no offer', () => form.without('offer')],
      ['no zone', () => form.without('zone')],
      ['null', () => 'null', { 'content-type': 'application/json' }],
      ['an array', () => '[{"start":"x"}]', { 'content-type': 'application/json' }],
      ['JSON', () => JSON.stringify(form.fields), { 'content-type': 'application/json' }],
      ['nested names', () => form.text({}).replaceAll('start=', 'start[at]=')],
      ['list names', () => form.text({}).replaceAll('start=', 'start[]=')],
      ['__proto__', () => form.without('start') + '&__proto__[start]=x&__proto__=x'],
      ['a name twice', () => form.text({}) + '&offer=hour'],
      ['a megabyte', () => form.text({ offer: 'x'.repeat(1_048_000) })],
      ['invalid UTF-8', () => form.without('offer') + '&offer=hour%ff%fe'],
      ['a lone surrogate', () => form.without('offer') + '&offer=hour%ed%a0%80'],
      ['raw bytes', () => form.without('zone') + '&zone=\u0000\u0001'],
      ['10 kB of text', () => form.text({ zone: 'x'.repeat(10_240) })],
      ['a path as the zone', () => form.text({ zone: '../etc' })],
      ['a day that does not exist', () => form.text({ start: '2026-02-30T10:00:00Z' })],
      ['the last day of all', () => form.text({ start: '+275760-09-13T00:00:00Z' })],
      ['a number without end', () => form.text({ start: '1e309' })],
      ['a line break', () => form.text({ zone: 'Europe/Berlin\r\nSet-Cookie: a=b' })],
      [
        'a file',
        () => part('start', 'x', '; filename="a"') + part('offer', 'hour') + `--${boundary}--`,
        multipart,
      ],
      [
        'a multipart that breaks off',
        () => part('start', form.fields['start'] ?? '').slice(0, -4),
        multipart,
      ],
    ])('%s is refused in plain words, and nothing is written', async (_, body, headers = {}) => {
      const before = form.bookings();
      const refused = await form.site.post(body(), headers);

      expect(refused.status).toBe(400);
      expect(refused.body).toContain('Nothing was booked, and nothing was paid.');
      expect(refused.headers['set-cookie']).toBeUndefined();
      expect(form.bookings()).toBe(before);
    });

    test('is turned away before it is read when it is too large', async () => {
      const before = form.bookings();
      expect((await form.site.post('', { 'content-length': '1048577' })).status).toBe(413);
      expect(form.bookings()).toBe(before);
    });
  });

  test('what a crafted form adds never reaches Stripe or the database', async () => {
    const added = {
      price: '1',
      amount: '1',
      unit_amount: '1',
      currency: 'jpy',
      title: 'Free',
      id: 'mine',
    };
    const booked = await form.site.post(
      form.text({ ...added, state: 'paid', live: '1', heldUntil: '9999999999' }),
    );
    const id = new URL(booked.headers.location ?? '').pathname.split('/').at(-1) ?? '';
    const session = await form.site.stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items'],
    });

    expect(session).toMatchObject({
      amount_total: 2500,
      currency: 'usd',
      line_items: { data: [{ description: 'One hour on the phone' }] },
    });
    expect(
      form.site.count(`SELECT count(*) FROM booking WHERE state <> 'held' OR amount <> 2500`),
    ).toBe(0);
  });

  describe('a program that is no reader', () => {
    const moment = (age: number) => shownBefore(now(), trade, age);
    const now = () => Math.floor(Date.now() / 1000);
    test.each<[string, () => Record<string, string>, reason?: string]>([
      ['fills in what nobody sees', () => ({ website: 'https://spam.example' })],
      ['has not asked for the page', () => ({ shown: '' })],
      ['makes up when it was shown', () => ({ shown: `${now() - 60}.${'0'.repeat(32)}` })],
      ['is quicker than anybody can read', () => ({ shown: moment(0) })],
      ['sends what was shown days ago', () => ({ shown: moment(90_000) }), 'outdated'],
    ])('and %s is led back without a hold', async (_, change, reason = 'too-quick') => {
      const [before, opened] = [form.bookings(), await form.sessions()];
      const back = await form.site.post(form.text(change()));

      expect(back.status).toBe(303);
      expect(back.headers.location).toContain(`/coaching/?reason=${reason}&near=`);
      expect(back.headers['set-cookie']).toBeUndefined();
      expect([form.bookings(), await form.sessions()]).toEqual([before, opened]);
    });
  });
}
