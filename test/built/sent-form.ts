import { afterAll, beforeAll } from 'vitest';
import { runDesk } from './desk.ts';

/** The built site, and the form of its coaching page, to be sent as it is or changed. */
export function sentForm() {
  let desk: Awaited<ReturnType<typeof runDesk>>;
  let fields: Record<string, string>;
  beforeAll(async () => {
    desk = await runDesk();
    ({ fields } = await desk.form());
  });
  afterAll(() => desk.stop());

  return {
    get desk() {
      return desk;
    },
    get fields() {
      return fields;
    },
    text: (change: Record<string, string>) => String(new URLSearchParams({ ...fields, ...change })),
    without(name: string) {
      const { [name]: _, ...rest } = fields;
      return String(new URLSearchParams(rest));
    },
    bookings: () => desk.count('SELECT count(*) FROM booking'),
    sessions: async () => (await desk.stripe.checkout.sessions.list({ limit: 100 })).data.length,
  };
}

export type SentForm = ReturnType<typeof sentForm>;
