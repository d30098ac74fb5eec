import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outDir } from '../support/site.ts';
import type { SentForm } from './sent-form.ts';
import { ada } from './site.ts';

const NAME = 'An hour among friends';

/** An offer that only its address shows, and that takes promotion codes. */
export function testHiddenOffer(form: SentForm): void {
  describe('an offer that is hidden', () => {
    test('is in no finished page, and not where everybody books', async () => {
      const files = globSync('**/*.{html,xml,json,txt,js}', { cwd: `${outDir}/client` });
      expect(files.length).toBeGreaterThan(20);
      for (const file of files)
        expect(readFileSync(`${outDir}/client/${file}`, 'utf8')).not.toContain(NAME);
      expect((await form.site.form()).page).not.toMatch(/friend/);
    });

    test('is shown at its address, to people alone', async () => {
      const { page, hours } = await form.site.form('?offer=friend');
      expect(hours).not.toEqual([]);
      expect(page).toContain(NAME);
      expect(page).toMatch(/<meta name="robots" content="noindex/);
      const [jsonLd = ''] = /<script type="application\/ld\+json">.*?<\/script>/s.exec(page) ?? [];
      expect(jsonLd).toContain('One hour on the phone');
      expect(jsonLd).not.toContain(NAME);
    });

    test('is booked without a payment by a code for all of it', async () => {
      const { hours } = await form.site.form('?offer=friend');
      const booked = await form.site.post(
        form.text({ offer: 'friend', start: hours.at(-7) ?? '' }),
      );
      const page = booked.headers.location ?? '';
      expect(await (await fetch(page)).text()).toContain('PRACTICE100');
      const body = new URLSearchParams({ ...ada, promotion_code: 'practice100' });
      const paid = await fetch(page, { method: 'POST', body, redirect: 'manual' });
      const { pathname, search } = new URL(paid.headers.get('location') ?? '');
      const confirmed = await (await fetch(form.site.url + pathname + search)).text();
      expect(confirmed).toContain('nothing to pay');
      const sold = `state || charged || coalesce(payment_intent, '-')`;
      expect(form.site.count(`SELECT ${sold} FROM booking WHERE offer = 'friend'`)).toBe('paid0-');
    });
  });
}
