import { describe, expect, test } from 'vitest';
import { createOwnerLink } from '../../src/adapters/signed/owner-link.ts';
import { FIELDS } from '../../src/adapters/web/unanswered-form.ts';
import { ask } from '../server/ask.ts';
import { find } from '../support/elements.ts';
import { siteUrl } from '../support/site.ts';
import { type ManagedCall, secrets, text } from './managed-call.ts';

const WORDS = 'Sorry & <thanks> for “all”.';
const KEY = 'a'.repeat(32);
const NO_SUM = 'That is no sum in the currency that was paid';
const NOT_LEFT = 'Not so much is left, so nothing went back';
const NOT_COMPLETE = 'That form was not complete';
const NOT_CLOSED = 'Nothing was closed';

/** Forms of the coach that come to nothing: what she typed is in the answer. */
export function testRefusedForms(call: ManagedCall): void {
  const { token } = createOwnerLink(secrets);
  const ofCall = '/coaching/manage/[token]';
  const ofCalls = '/calls/[token]';
  const giveBack = { action: 'give-back', key: KEY, words: WORDS };
  const close = { action: 'close', id: KEY };
  const picks = { pick1: 'post:first-post', pick2: '', pick3: '', pick4: '' };
  const send = (route: string, form: Record<string, string>) => {
    if (route === ofCall) return call.send(form, 'coach');
    const headers = { origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' };
    const body = String(new URLSearchParams(form));
    return ask(`${call.site.url}/calls/${token}/`, { method: 'POST', headers }, body);
  };

  describe('of a form of the coach that comes to nothing all that was typed is still there', () => {
    const cases: [what: string, route: string, form: Record<string, string>, told: string][] = [
      ['a part of a cent', ofCall, { ...giveBack, sum: '12.505' }, NO_SUM],
      ['a comma at the thousands', ofCall, { ...giveBack, sum: '1,000.00' }, NO_SUM],
      ['no number', ofCall, { ...giveBack, sum: '"><b>all' }, NO_SUM],
      ['nothing', ofCall, { ...giveBack, sum: '0' }, NO_SUM],
      ['more than is left', ofCall, { ...giveBack, sum: '25.01' }, NOT_LEFT],
      [
        'too many words with it',
        ofCall,
        { ...giveBack, sum: '5', words: 'a'.repeat(501) },
        NOT_COMPLETE,
      ],
      [
        'too many words after a call',
        ofCall,
        { action: 'follow-up', ...picks, words: 'a'.repeat(601) },
        NOT_COMPLETE,
      ],
      [
        'days the wrong way round',
        ofCalls,
        { ...close, from: '2099-02-02', to: '2099-02-01' },
        NOT_CLOSED,
      ],
      ['days that are over', ofCalls, { ...close, from: '2020-01-01', to: '' }, NOT_CLOSED],
      ['half a day', ofCalls, { ...close, from: '2099-02', to: '2099-02-01' }, NOT_COMPLETE],
    ];
    test.each(cases)('%s', async (_, route, form, told) => {
      if (form['action'] === 'follow-up') {
        await call.begin(7200);
        await call.send({ action: 'conclude', outcome: 'took-place' }, 'coach');
      }
      const { status, body } = await send(route, form);
      expect(status).toBe(400);
      expect(text(body)).toContain(told);
      const sent = partOf(body, form['action'] ?? '');
      for (const [name, value] of Object.entries(form))
        if (!['action', 'key', 'id'].includes(name)) expect(sent[name], name).toBe(value);
      expect(call.refund()).toBeNull();
    });

    test('each field of these pages that somebody types into is one of them', () => {
      for (const route of [ofCall, ofCalls]) {
        const typed = cases.flatMap(([, at, form]) => (at === route ? Object.keys(form) : []));
        const labeled = Object.entries(FIELDS[route] ?? {}).filter(([, label]) => label !== '');
        expect(typed).toEqual(expect.arrayContaining(labeled.map(([name]) => name)));
      }
    });

    test('also when its form is not there any more', async () => {
      await call.begin(7200);
      await call.send({ action: 'conclude', outcome: 'no-show' }, 'coach');
      const late = await call.send({ action: 'follow-up', ...picks, words: WORDS }, 'coach');
      expect(late.status).toBe(400);
      expect(text(late.body)).toContain('Nothing was sent');
      expect(unsentOn(late.body)).toEqual([WORDS]);

      const all = { ...giveBack, words: '', sum: '25' };
      expect((await call.send(all, 'coach')).headers.location).toContain('result=give-back');
      const more = await call.send({ ...giveBack, key: 'b'.repeat(32), sum: '5' }, 'coach');
      expect(text(more.body)).toContain(NOT_LEFT);
      expect(unsentOn(more.body)).toEqual([WORDS]);
      expect(call.refund()).toBe(2500);
    });
  });
}

/** What the form with that button holds, its part of the page unfolded. */
function partOf(html: string, action: string): Record<string, string> {
  const [before = '', form = ''] = split(html, action);
  if (before.lastIndexOf('<details') > before.lastIndexOf('</details'))
    expect(before.slice(before.lastIndexOf('<details'))).toMatch(/^<details[^>]* open/);
  const fields = find(form, (name) => /^(input|textarea)$/.test(name)).map(
    ({ name, attributes, text }) => [
      attributes['name'],
      name === 'input' ? (attributes['value'] ?? '') : text,
    ],
  );
  const picked = find(form, (name) => name === 'select').map(
    ({ attributes }) => attributes['name'],
  );
  const chosen = picked.map((name) => {
    const [, options = ''] = form.split(`name="${name}"`);
    const own = options.slice(0, options.indexOf('</select>'));
    const [option] = find(own, (_, { selected }) => selected !== undefined);
    return [name, option?.attributes['value'] ?? ''];
  });
  return Object.fromEntries([...fields, ...chosen]) as Record<string, string>;
}

function split(html: string, action: string): string[] {
  const button = html.search(new RegExp(`<button[^>]*value="${action}"`));
  const start = html.lastIndexOf('<form', button);
  return [html.slice(0, start), html.slice(start, button)];
}

function unsentOn(html: string): string[] {
  return find(html, (name, { readonly }) => name === 'textarea' && readonly !== undefined).map(
    ({ text }) => text,
  );
}
