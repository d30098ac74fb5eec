import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createSignedIds } from '../../src/adapters/signed/signed-id.ts';
import { ask } from '../server/ask.ts';
import { trade } from '../support/practice-env.ts';
import { siteUrl } from '../support/site.ts';
import { mistakesIn } from './html-rules.ts';
import type { runSite } from './site.ts';

const PARTS =
  '--part\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--part--\r\n';

/** How who left an address says what they want to hear. @param wait makes a comment wait */
export function testLeaving(
  site: () => Awaited<ReturnType<typeof runSite>>,
  wait: (id: string) => void,
): void {
  describe('/comments/answers/', () => {
    const page = async (path: string) => {
      const answer = await fetch(`${site().url}${path}`);
      return { status: answer.status, html: await answer.text() };
    };
    /** As once readers see it. */
    const askedIn = (id: string) => {
      using database = new DatabaseSync(site().database, { timeout: 5_000 });
      database.prepare(`UPDATE comment SET hears = 'asked' WHERE id = ?`).run(id);
    };
    const answers = createSignedIds('comments, answers', [trade.LINK_SECRET]);
    const at = (id: string) => `/comments/answers/${answers.tokenOf(id)}/`;
    const hears = (id: string) => site().count(`SELECT hears FROM comment WHERE id = '${id}'`);
    const post = (path: string, fields: Record<string, string>, headers = {}) =>
      ask(
        `${site().url}${path}`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        },
        String(new URLSearchParams(fields)),
      );

    test('looking changes nothing, its buttons do, and a mail program leaves by one click', async () => {
      wait('hear0');
      askedIn('hear0');
      const { html } = await page(at('hear0'));
      expect(await mistakesIn(html)).toEqual([]);
      expect(html).toContain('You get no mail about answers.');
      expect(hears('hear0')).toBe('asked');

      expect((await post(at('hear0'), { hears: 'yes' }, { origin: siteUrl })).status).toBe(303);
      expect(hears('hear0')).toBe('yes');
      const left = await post(at('hear0'), { 'List-Unsubscribe': 'One-Click' });
      expect([left.status, left.body, hears('hear0')]).toEqual([200, 'No more mails.', 'no']);
    });

    test.each<[type: string | undefined, body: string, hears: string]>([
      ['application/x-www-form-urlencoded; charset=utf-8', 'List-Unsubscribe=One-Click', 'no'],
      ['multipart/form-data; boundary=part', PARTS, 'no'],
      ['text/plain', 'List-Unsubscribe=One-Click', 'no'],
      ['application/json', '{"List-Unsubscribe":"One-Click"}', 'no'],
      [undefined, '', 'no'],
      ['application/x-www-form-urlencoded', 'q=of+another+form', 'yes'],
    ])('a mail program that posts as %s is understood', async (type, body, left) => {
      const id = `type${String(type).length}`;
      wait(id);
      askedIn(id);
      await post(at(id), { hears: 'yes' }, { origin: siteUrl });
      const headers = type === undefined ? {} : { 'content-type': type };
      await ask(`${site().url}${at(id)}`, { method: 'POST', headers }, body);
      expect(hears(id)).toBe(left);
    });

    test('one click answers as well where there is nothing left to leave', async () => {
      expect((await post(at('nobody'), { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
      expect((await page(at('nobody'))).html).toContain('not known here any more');
      for (const token of ['x', answers.tokenOf('hear0').slice(0, -1)])
        expect((await page(`/comments/answers/${token}/`)).status).toBe(404);
    });
  });
}
