import { expect, test } from 'vitest';
import { find } from '../support/elements.ts';
import { type ManagedCall, text } from './managed-call.ts';

/** What the coach sends after a call. */
export function testFollowUp(call: ManagedCall): void {
  test('after a call the coach mails its reader once what she picked by name', async () => {
    await call.begin(7200);
    await call.send({ action: 'conclude', outcome: 'took-place' }, 'coach');
    const page = await call.see('coach');
    const values = find(page, (name) => name === 'option').map((each) => each.attributes['value']);
    expect(values).toContain('post:first-post');
    const book = values.find((value) => value?.startsWith('book:')) ?? '';
    const form = { action: 'follow-up', words: 'It was good to talk.', pick1: 'post:first-post' };
    expect((await call.send({ ...form, pick2: book })).status).toBe(400);
    const sent = [call.send({ ...form, pick2: book }, 'coach'), call.send(form, 'coach')];
    for (const { headers } of await Promise.all(sent))
      expect(headers.location).toBe(`${call.path('coach')}?result=follow-up`);
    expect(call.mails('follow-up')).toBe(1);
    const after = text(await call.see('coach'));
    expect(after).toContain('You wrote after itIt was good to talk.');
    expect(after).not.toContain('Send it');
    expect(await call.see()).not.toContain('good to talk');
  });
}
