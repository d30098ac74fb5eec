import { expect, test } from 'vitest';
import { createOwnerLink } from '../../src/adapters/signed/owner-link.ts';
import { ask } from '../server/ask.ts';
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

  test('a day that the coach closes shows its calls, each of them or all to be canceled, until she opens it', async () => {
    const day = String(call.row('day'));
    const formOf = (page: string, action: string) => {
      const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
      const form = forms.find((each) => each.includes(`value="${action}"`)) ?? '';
      const fields = find(form, (name, { type }) => name === 'input' && type === 'hidden');
      const values = fields.map(({ attributes }) => [attributes['name'], attributes['value']]);
      return { action, ...(Object.fromEntries(values) as Record<string, string>) };
    };
    const ask = async (form: Record<string, string>) =>
      (await send(String(new URLSearchParams(form)))).headers.location;

    const close = { ...formOf(await see(), 'close'), from: day, to: '' };
    expect(await ask(close)).toBe(`${path}?result=close`);
    expect(await ask({ ...close, from: '2020-01-01' })).toBe(`${path}?result=no-days`);
    const page = await see();
    expect(text(page)).toContain('A call is booked for then.');
    expect(text(page)).toContain('Yes, cancel it: $25 back');
    expect(call.row('state')).toBe('paid');
    expect(await ask(formOf(page, 'cancel'))).toBe(`${path}?result=cancel`);
    expect(call.row('state')).toBe('cancelled');
    expect(await ask(formOf(await see(), 'open'))).toBe(`${path}?result=open`);
    expect(formOf(await see(), 'open')).toEqual({ action: 'open' });
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
