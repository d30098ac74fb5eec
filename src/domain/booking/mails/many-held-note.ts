import { z } from 'zod';
import type { Message } from '../../mail/message.ts';
import type { Mail } from '../../mail/outbox.ts';
import { dayOf } from '../../time/local-day.ts';
import { HOLD_LASTS } from '../hold.ts';
import type { Correspondent } from './letter-facts.ts';
import { noteToCoach } from './message.ts';

/** The subject of the outbox under which it waits. */
export const MANY_HELD = 'many-held';

const noted = z.object({ held: z.number() });

/** What the coach is to be told, once a day, when half of her slots are held and not paid. */
export function manyHeld(held: number, now: number, timeZone: string): Mail {
  const day = dayOf(now, timeZone);
  return {
    key: `${MANY_HELD}.${day}`,
    subject: MANY_HELD,
    about: day,
    kind: `${MANY_HELD}-coach`,
    facts: { held } satisfies z.infer<typeof noted>,
  };
}

export function manyHeldNote({ facts }: Mail, from: Correspondent): Omit<Message, 'id'> {
  const { held } = noted.parse(facts);
  const subject = 'Half of your hours are held, and not paid';
  const parts = [
    `At this moment ${held} of your hours are held by readers who have opened the payment page and have not paid. That is half of what you offer, or more.`,
    `You need not do anything: each hour is free again ${HOLD_LASTS / 60} minutes after it was picked, unless it is paid. Nobody else is refused as long as an hour is free.`,
    'Should this come day after day without calls being paid, somebody holds your hours on purpose, from many addresses. Ask whoever runs your server to keep these addresses out.',
  ];
  return noteToCoach({ subject, parts }, from);
}
