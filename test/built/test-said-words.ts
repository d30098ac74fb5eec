import { expect, test } from 'vitest';
import { unsaid } from '../support/said.ts';
import { pay } from './site.ts';
import { type ManagedCall, text } from './managed-call.ts';

/** That each sentence of the author’s for those who book reaches its page. */
export function testSaidWords(call: ManagedCall): void {
  test('every sentence of the author’s for those who book is said on their pages', async () => {
    const { id } = call;
    const { headers } = await call.site.book();
    const { pathname, search } = await pay(headers.location ?? '');
    const confirmed = await (await fetch(call.site.url + pathname + search)).text();
    const seen = [confirmed, (await call.site.form()).page, await call.see()];

    const booked = String(call.site.count('SELECT id FROM booking ORDER BY rowid DESC LIMIT 1'));
    call.id = booked;
    await call.change('blocked_from = 0, blocked_to = blocked_to + 90 * 86400');
    call.id = id;
    seen.push((await call.site.form()).page, await call.see());
    call.id = booked;
    await call.send(await call.formOf('cancel', 'coach'), 'coach');
    seen.push(await call.see());

    const said = seen.map(text).join('\n');
    // Here the coach dials; small-sites.test.ts has a site where readers do.
    expect(unsaid('coaching', said)).toEqual(['stepYouCall']);
    expect(unsaid('call', said)).toEqual([]);
  });
}
