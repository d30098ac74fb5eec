import { rewriting } from '../mutant.ts';
import { reader, visits } from './deeds.ts';
import type { Plan } from './plan.ts';
import type { Mutant } from './simulate.ts';

const MINUTE = 60;
const DAY = 86_400;

/** Somebody asks for answers, and gets one. */
const conversation: Partial<Plan> = {
  visits,
  readers: [
    { ...reader(0), email: 1, says: [{ after: 5, hears: 'yes', times: 1 }] },
    { ...reader(2), arrives: 2 * DAY, answers: true },
  ],
  builds: [MINUTE, 2 * DAY + 20 * MINUTE],
  mistyped: false,
  mailDown: { from: 0, for: 0 },
};
/** Somebody asks for answers, gets one, wants no more, and is answered again. */
const ended: Partial<Plan> = {
  ...conversation,
  readers: [
    ...conversation.readers!.map((each) => ({
      ...each,
      says: [...each.says, { after: 10 * MINUTE, hears: 'no' as const, times: 1 }],
    })),
    { ...reader(3), arrives: 4 * DAY, answers: true },
  ],
};

/** Mails that must not be, or must be and are not. */
export const mailMutants: Record<string, Mutant> = {
  'tells her of each by itself': {
    sql: rewriting(['sent_at > :now - 1800', 'sent_at > :now']),
    plan: {
      readers: [reader(0), { ...reader(1), arrives: MINUTE }, { ...reader(2), arrives: DAY }],
    },
  },
  'counts as told what no mail told of': {
    outbox: (outbox) => ({
      async claimMails(now, subjects) {
        const mails = await outbox.claimMails(now, subjects);
        await Promise.all(mails.map(({ key }) => outbox.mailed(key, now)));
        return mails;
      },
    }),
    plan: { crashes: 8, crashesAt: 'deliver mailer.send', faults: 12 },
  },
  'writes before readers see it': {
    store: (store) => ({
      async publish(ids, now, answer) {
        const published = await store.publish(ids, now, answer);
        for (const id of published) await store.seen(id, now);
        return published;
      },
    }),
    plan: { ...conversation, builds: [] },
  },
  'writes of answers to who did not ask': {
    sql: rewriting([`answered.hears = 'yes'`, 'answered.hears IS NOT NULL']),
    store: () => ({ wants: async () => 'yes' }),
    plan: {
      ...conversation,
      readers: conversation.readers!.map((each) => ({ ...each, says: [] })),
    },
  },
  'writes of answers to who has left': {
    sql: rewriting(['SET hears = :hears', `SET hears = replace(:hears, 'no', 'yes')`]),
    plan: ended,
  },
  'writes to somebody of what they wrote': {
    sql: rewriting(['lower(answered.email) IS NOT lower(answer.email)', '1 = 1']),
    plan: {
      ...conversation,
      readers: conversation.readers!.map((each) => ({ ...each, email: 1 })),
    },
  },
  'never writes of answers': {
    sql: rewriting([`answered.hears = 'yes'`, '1 = 0']),
    plan: conversation,
  },
};
