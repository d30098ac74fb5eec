import { beforeAll } from 'vitest';
import { standing } from '../support/anew.ts';
import { runSite } from './site.ts';

/** The built site, and the form of its coaching page, to be sent as it is or changed. */
export function sentForm() {
  const site = standing(runSite);
  let fields: Record<string, string>;
  beforeAll(async () => {
    ({ fields } = await site.form());
  });

  return {
    site,
    get fields() {
      return fields;
    },
    text: (change: Record<string, string>) => String(new URLSearchParams({ ...fields, ...change })),
    without(name: string) {
      const { [name]: _, ...rest } = fields;
      return String(new URLSearchParams(rest));
    },
    bookings: () => site.count('SELECT count(*) FROM booking'),
    sessions: async () => (await site.stripe.checkout.sessions.list({ limit: 100 })).data.length,
  };
}

export type SentForm = ReturnType<typeof sentForm>;
