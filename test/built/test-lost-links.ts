import { expect, test } from 'vitest';
import { createPageMoment } from '../../src/adapters/signed/page-moment.ts';
import { keyFor } from '../../src/adapters/signed/signature.ts';
import { ask } from '../server/ask.ts';
import { find } from '../support/elements.ts';
import { siteUrl } from '../support/site.ts';
import { type ManagedCall, secrets, text } from './managed-call.ts';

/** The form of whoever lost a mail. */
export function testLostLinks(call: ManagedCall): void {
  const path = '/coaching/link/';
  let visitors = 0;
  const visitor = () => `10.9.${visitors++}.1`;
  const send = (form: Record<string, string>, from = visitor()) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const headers = { origin: siteUrl, 'x-forwarded-for': from, ...type };
    const body = String(new URLSearchParams(form));
    return ask(call.site.url + path, { method: 'POST', headers }, body);
  };
  /** What the page says of when it was shown, a minute ago. */
  const shown = () =>
    createPageMoment([keyFor('page moment, links', secrets[0])]).write(
      Math.floor(Date.now() / 1000) - 60,
    );

  test('an address gets the same words whether it has a call or not, and only the one a mail', async () => {
    const moment = shown();
    const answers = ['ada@example.com', 'nobody@example.com'].map((email) =>
      send({ email, shown: moment }),
    );
    for (const { status, headers } of await Promise.all(answers))
      expect([status, headers.location]).toEqual([303, `${path}?asked`]);
    const page = text(await (await fetch(`${call.site.url}${path}?asked`)).text());
    expect(page).toContain('If there is a call ahead under that address');
    const noted = () => call.site.count(`SELECT count(*) FROM outbox WHERE kind = 'links-reader'`);
    await expect.poll(noted).toBe(1);
  });

  test('the form keeps what was typed and says what is wrong beside it', async () => {
    const { status, body } = await send({ email: 'ada@', shown: 'x' });
    expect(status).toBe(400);
    const [field] = find(body, (_, { name }) => name === 'email');
    expect(field?.attributes).toMatchObject({ value: 'ada@', 'aria-describedby': 'wrong' });
  });

  test('programs that fill in forms, and who asks without end, get no mail', async () => {
    const moment = shown();
    const email = 'ada@example.com';
    expect((await send({ email, shown: 'x' })).status).toBe(400);
    expect((await send({ email, shown: moment, website: 'x' })).status).toBe(400);
    const home = visitor();
    const often = Array.from({ length: 6 }, () => send({ email, shown: moment }, home));
    const statuses = (await Promise.all(often)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([303, 303, 303, 303, 303, 429]);
  });
}
