import { z } from 'zod';
import { filled } from '../filled.ts';
import { priceSchema } from '../price.ts';
import { homeZone } from '../time/time-zone.ts';

const SECONDS = { minute: 60, hour: 3600, day: 86_400 } as const;

const duration = z
  .string()
  .regex(/^\d+ (minute|hour|day)s?$/, 'write a length of time like "24 hours"')
  .transform((text) => {
    const [count, unit = ''] = text.split(' ');
    return Number(count) * SECONDS[unit.replace(/s$/, '') as keyof typeof SECONDS];
  });

const date = z.iso.date('write a date like 2026-12-24');

const timeRange = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):(00|15|30|45)-(([01]\d|2[0-3]):(00|15|30|45)|24:00)$/,
    'write hours like "18:00-21:00", on the quarter hour',
  )
  .transform((text) => {
    const [from = '', to = ''] = text.split('-');
    return { from: minuteOfDay(from), to: minuteOfDay(to) };
  })
  .refine(({ from, to }) => from < to, 'the hours must end after they begin');

const questionSchema = z.strictObject({
  label: filled.max(50).describe('The question, in 50 characters at the most.'),
  optional: z.boolean().default(false).describe('Whether a reader may leave it unanswered.'),
  choices: z
    .array(filled.max(100))
    .min(2)
    .max(20)
    .optional()
    .describe('Answers to choose from; without them the reader writes a line.'),
});

/** What the payment page asks for one offer; Stripe's limits are ours. */
export type Question = z.infer<typeof questionSchema>;

const offerSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Short name of the offer in addresses and forms.'),
  name: filled.max(100).describe('What the reader sees and what Stripe prints.'),
  minutes: z.int().min(5).max(480).describe('Length of the call in minutes.'),
  price: priceSchema.describe('What the call costs, like "25.00 USD".'),
  questions: z
    .array(questionSchema)
    .max(3, 'ask three questions at the most')
    .default([])
    .describe('What you want to know before the call; the payment page asks it.'),
  codes: z
    .boolean()
    .default(false)
    .describe('Whether the payment page takes promotion codes, which you make in Stripe.'),
  hidden: z
    .boolean()
    .default(false)
    .describe('Whether only who has its address, /coaching/?offer=<id>, is shown it.'),
});

/** One paid call on offer. */
export type Offer = z.infer<typeof offerSchema>;

/** Every day of it is looked through for each answer. */
const longestHorizon = 366 * 86_400;

/** Shape of content/coaching.yaml. Lengths of time become seconds, hours minutes of the day. */
export const coachingSchema = z.strictObject({
  timeZone: homeZone.describe('The zone in which the hours below are meant.'),
  offers: z
    .tuple([offerSchema], offerSchema)
    .refine(haveOwnIds, 'every offer needs an id of its own')
    .refine(haveShown, 'one offer at least has to be shown: take hidden away from it')
    .describe('What can be booked.'),
  hours: z
    .partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(timeRange))
    .describe('Open hours of each weekday.'),
  extra: z
    .array(z.strictObject({ date, hours: z.array(timeRange) }))
    .default([])
    .describe('More hours on single days.'),
  timeOff: z
    .array(
      z
        .strictObject({ from: date, to: date })
        .refine(({ from, to }) => from <= to, 'time off must end on or after the day it begins'),
    )
    .default([])
    .describe('Days without calls, the first and the last included.'),
  paused: z
    .strictObject({
      until: date.describe('The first day on which calls can be booked and take place again.'),
      words: filled
        .max(500)
        .describe('What you tell readers who would like to book one meanwhile.'),
    })
    .optional()
    .describe('A break: until it is over no calls are sold.'),
  minimumNotice: duration.describe('How long before its start a call can still be booked.'),
  horizon: duration
    .refine((seconds) => seconds <= longestHorizon, 'write 366 days at the most')
    .describe('How far ahead calls can be booked.'),
  buffer: duration.describe('Rest after each call.'),
  mostPerDay: z.int().min(1).describe('How many calls a day at the most.'),
  dials: z.enum(['coach', 'reader']).describe('Who dials whom.'),
  addresses: z
    .array(z.email('write an e-mail address'))
    .default([])
    .describe('E-mail addresses under which others invite you: what you declined leaves you free.'),
  voices: z
    .array(
      z.strictObject({
        name: z
          .string()
          .trim()
          .regex(/^[\p{L}\p{M}'’.-]{1,30}$/u, 'write the first name alone')
          .describe('The first name of who said it.'),
        words: filled
          .max(200, 'quote 200 letters at the most')
          .describe('What they said, and allowed you to quote.'),
      }),
    )
    .max(3, 'quote three callers at the most')
    .default([])
    .describe('What callers said of their calls, and allowed you to quote.'),
  refunds: z
    .array(z.strictObject({ until: duration, percent: z.int().min(0).max(100) }))
    .max(8)
    .refine(growWithNotice, 'give more back the earlier a reader cancels, and name each time once')
    .describe('How much of the price comes back when a reader cancels that long before the call.'),
});

/** The author's settings for calls. */
export type Coaching = z.infer<typeof coachingSchema>;

/** What everybody is shown, in order. */
export function shownOffers({ offers }: Pick<Coaching, 'offers'>): [Offer, ...Offer[]] {
  return offers.filter(({ hidden }) => !hidden) as [Offer, ...Offer[]];
}

function haveShown(offers: readonly { hidden: boolean }[]): boolean {
  return offers.some(({ hidden }) => !hidden);
}

/** Whoever cancels earlier gets at least as much back, as the terms say it. */
function growWithNotice(refunds: readonly { until: number; percent: number }[]): boolean {
  return refunds
    .toSorted((a, b) => a.until - b.until)
    .every((each, index, sorted) => {
      const later = sorted[index - 1];
      return !later || (each.until > later.until && each.percent >= later.percent);
    });
}

function haveOwnIds(offers: readonly { id: string }[]): boolean {
  return new Set(offers.map(({ id }) => id)).size === offers.length;
}

function minuteOfDay(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
