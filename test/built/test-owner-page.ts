import { describe, expect, test } from 'vitest';
import { createOwnerLink } from '../../src/adapters/signed/owner-link.ts';
import { ask } from '../server/ask.ts';
import { holdOf, paymentOf } from '../support/booking.ts';
import { siteUrl } from '../support/site.ts';
import { find } from '../support/elements.ts';
import { type ManagedCall, secrets, text } from './managed-call.ts';

/** The coach's page, who gets there, and what its buttons do. */
export function testOwnerPage(call: ManagedCall): void {
  const { token } = createOwnerLink(secrets);
  const path = `/calls/${token}/`;
  const see = async (at = path) => (await fetch(call.site.url + at)).text();
  const send = (form: string, origin = siteUrl) => {
    const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    return ask(call.site.url + path, { method: 'POST', headers }, form);
  };

  test('the coach’s page has the call with its link, and no cache and no search engine keeps it', async () => {
    const answer = await fetch(call.site.url + path);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    });
    const page = await answer.text();
    const links = find(page, (name) => name === 'a').map(({ attributes }) => attributes['href']);
    expect(links).toContain(siteUrl + call.path('coach'));
    expect(text(page)).toContain('Ada Reader');
    expect(await see(`${path}payments.csv`)).toContain(
      `,payment,25.00,USD,"One hour on the phone",`,
    );
  });

  test('whoever guesses the address of the coach’s page gets nothing, nor with an older secret', async () => {
    const older = createOwnerLink([secrets[1]]).token;
    for (const guess of [older, token.slice(1), `${token}x`, token.toUpperCase(), '%00', 'x'])
      for (const file of ['', 'payments.csv'])
        expect((await fetch(`${call.site.url}/calls/${guess}/${file}`)).status, guess).toBe(404);
  });

  test('a mail that was given up is tried again by its button alone', async () => {
    const key = `${call.id}.confirmed-reader`;
    const waiting = () =>
      call.site.count(`SELECT count(*) FROM outbox WHERE key = '${key}' AND attempts = 16`);
    await call.run(`UPDATE outbox SET sent_at = NULL, attempts = 16 WHERE key = '${key}'`);
    expect(text(await see())).toContain('The mail to the reader that confirms a call is not out');
    expect(waiting()).toBe(1);
    expect((await send(`action=retry&key=${key}`, 'https://evil.example')).status).toBe(403);
    expect(waiting()).toBe(1);
    const { status, headers } = await send(`action=retry&key=${key}`);
    expect([status, headers.location]).toEqual([303, `${path}?result=retry`]);
    expect(waiting()).toBe(0);
  });

  test('comments that wait are counted there, with a way to them', async () => {
    expect(await see()).not.toContain('/comments/moderate/');
    const write = (id: string) =>
      call.run(
        `INSERT INTO comment (id, key, post, name, words, written_at)
          VALUES ('${id}', '${id}', 'first-post', 'Ada', 'Waiting', unixepoch())`,
      );
    await write('wait1');
    expect(text(await see())).toMatch(/A comment waits for you\.\s*Read it and decide/);
    await write('wait2');
    const page = await see();
    expect(text(page)).toMatch(/2 comments wait for you\.\s*Read them and decide/);
    const [way] = find(page, (_, { href = '' }) => href.startsWith('/comments/moderate/'));
    expect(text(await see(way?.attributes['href']))).toContain('Publish all 2');
    await call.run("DELETE FROM comment WHERE id LIKE 'wait%'");
  });

  describe('days that the coach closes', () => {
    const formOf = (page: string, action: string) => {
      const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
      const form = forms.find((each) => each.includes(`value="${action}"`)) ?? '';
      const fields = find(form, (name, { type }) => name === 'input' && type === 'hidden');
      const values = fields.map(({ attributes }) => [attributes['name'], attributes['value']]);
      return { action, ...(Object.fromEntries(values) as Record<string, string>) };
    };
    const press = async (form: Record<string, string>) =>
      (await send(String(new URLSearchParams(form)))).headers.location;
    const close = async (day: string) => ({ ...formOf(await see(), 'close'), from: day, to: '' });

    test('show their call, to be canceled, until she opens them', async () => {
      const form = await close(String(call.row('day')));
      expect(await press(form)).toBe(`${path}?result=close`);
      const page = await see();
      expect(text(page)).toContain('A call is booked for then.');
      expect(text(page)).toContain('Yes, cancel it: $25 back');
      expect(call.row('state')).toBe('paid');
      expect(await press(formOf(page, 'cancel'))).toBe(`${path}?result=cancel`);
      expect(call.row('state')).toBe('cancelled');
      expect(await press(formOf(await see(), 'open'))).toBe(`${path}?result=open`);
      expect(formOf(await see(), 'open')).toEqual({ action: 'open' });
    });

    test('have all their calls moved at once to later hours, by a form that may come twice', async () => {
      const { hours } = await call.site.form();
      const now = Math.floor(Date.now() / 1000);
      const starts = hours.map((hour) => Date.parse(hour) / 1000).filter((at) => at > now + 86_400);
      const ids = ['a', 'b'].map((letter) => letter.repeat(32));
      for (const [index, id] of ids.entries()) {
        await call.store.hold(holdOf(id, starts[index], now), 9, now);
        await call.store.settle(id, paymentOf(`cs_${id}`), now);
      }
      const read = async () => Promise.all(ids.map(async (id) => (await call.store.find(id))!));
      const before = await read();
      await press({ ...(await close(before[0]!.day)), to: before[1]!.day });
      const form = formOf(await see(), 'move');
      expect(text(await see())).toContain('Yes, move all 2');
      expect(await Promise.all([press(form), press(form)])).toEqual(
        Array(2).fill(`${path}?result=move`),
      );
      for (const [index, { start, day, movedBy, sequence }] of (await read()).entries()) {
        expect(start).toBeGreaterThan(before[index]!.start);
        expect(day > before[1]!.day).toBe(true);
        expect([movedBy, sequence]).toEqual(['coach', 1]);
      }
      expect(text(await see())).not.toContain('booked for then');
      await press(formOf(await see(), 'open'));
      ids.forEach((id) => call.site.erase(id));
    });
  });

  test.each([
    '',
    'action=retry',
    'action=close&from=tomorrow',
    'action=cancel&calls=a',
    'action=fly&key=a',
    `action=retry&key=${'k'.repeat(9999)}`,
  ])('a form like “%.20s” changes nothing and says so', async (form) => {
    const { status, body } = await send(form);
    expect(status).toBe(400);
    expect(text(body)).toContain('That form was not complete');
  });
}
