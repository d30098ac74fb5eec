import { expect, test } from 'vitest';
import { createManageLinks } from '../../src/adapters/signed/manage-link.ts';
import { ask } from '../server/ask.ts';
import { siteUrl } from '../support/site.ts';
import { find } from '../support/elements.ts';
import { formerLinks, links, type ManagedCall, text } from './managed-call.ts';

/** Who gets to the page of a call by its link, and what is kept of it. */
export function testManageLinks(call: ManagedCall): void {
  test('no cache and no search engine keeps the page, and no other site learns its address', async () => {
    const { headers } = await fetch(call.site.url + call.path());
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(find(await call.see(), (_, { name }) => name === 'robots')[0]?.attributes).toMatchObject(
      {
        content: 'noindex',
      },
    );
  });

  test.each([
    ['start_at = 0, end_at = 0', 'is past'],
    ['start_at = 0', 'has begun'],
    [`state = 'cancelled', cancelled_by = 'reader'`, 'is canceled'],
  ])('where %s, the coach is told whose call %s, and nobody else is', async (assignment, what) => {
    await call.change(assignment);

    expect(text(await call.see('coach'))).toContain(`Your call with Ada Reader ${what}`);
    expect(text(await call.see())).toContain(`This call ${what}`);
  });

  test('a link that an older secret signed still opens the call', async () => {
    const older = await fetch(call.site.url + call.path('reader', formerLinks));
    expect(text(await older.text())).toContain('Our call');
  });

  test('whoever guesses gets the page that any wrong address gets, and changes nothing', async () => {
    const token = links.tokenOf({ bookingId: call.id, role: 'reader' });
    const other = links.tokenOf({ bookingId: 'f'.repeat(32), role: 'reader' });
    const forged = createManageLinks(['c'.repeat(32)]).tokenOf({
      bookingId: call.id,
      role: 'coach',
    });
    const guesses = [
      other,
      forged,
      token.replace('.reader.', '.coach.'),
      token.replace(call.id, 'f'.repeat(32)),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      call.id,
      `${call.id}.reader.`,
      '%00',
      '..%2f..%2fetc',
      'x'.repeat(5_000),
    ];
    const wrong = await (await fetch(`${call.site.url}/coaching/nowhere/`)).text();
    const cancel = await call.formOf('cancel');
    for (const guess of guesses) {
      const url = `${call.site.url}/coaching/manage/${guess}/`;
      const page = await fetch(url);
      expect([guess, page.status]).toEqual([guess, 404]);
      expect((await page.text()) === wrong, guess).toBe(true);
      const type = { 'content-type': 'application/x-www-form-urlencoded', origin: siteUrl };
      const body = String(new URLSearchParams(cancel));
      expect((await ask(url, { method: 'POST', headers: type }, body)).status).toBe(404);
    }
    expect(call.row('state')).toBe('paid');
  });

  test('a scanner that follows every link of the mails and the page changes nothing', async () => {
    const before = call.row(`state || sequence || start_at`);
    for (const role of ['reader', 'coach'] as const) {
      const html = await call.see(role);
      const hrefs = find(html, (name) => name === 'a' || name === 'form').map(
        ({ attributes }) => attributes['href'] ?? attributes['action'] ?? call.path(role),
      );
      const fields = ['cancel', 'move'].map(async (action) => call.formOf(action, role));
      const asked = (await Promise.all(fields)).map(
        (form) => `${call.path(role)}?${new URLSearchParams(form)}`,
      );
      const own = [...hrefs.filter((href) => href.startsWith('/')), ...asked, call.path(role)];
      for (const method of ['GET', 'HEAD', 'OPTIONS'])
        await Promise.all(own.map((href) => fetch(new URL(href, call.site.url), { method })));
    }
    expect(call.row(`state || sequence || start_at`)).toBe(before);
    expect(call.refund()).toBeNull();
  });

  test('a form of another site is refused with 403', async () => {
    const cancel = await call.formOf('cancel');
    for (const origin of ['https://evil.example', 'null', ''])
      expect((await call.send(cancel, 'reader', { origin })).status).toBe(403);
    expect(call.row('state')).toBe('paid');
  });
}
