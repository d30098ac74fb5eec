import type { Part } from '../../mail/letter.ts';
import type { Booking } from '../booking.ts';
import { refundSentences } from '../refund-policy.ts';
import { sumOf } from './call-facts.ts';
import type { Correspondent, LetterFacts } from './letter-facts.ts';

export const PAID_NOTHING = 'You paid nothing for it, so nothing has to come back.';

/** What goes back beside the policy: elsewhere before the call was canceled, and what the coach gives. */
export function wentBefore(booking: Booking, from: Correspondent): Part[] {
  const { returned, byHand } = booking;
  return [
    ...(returned === 0 ? [] : [`${sumOf(booking, returned, from)} had gone back to you before.`]),
    ...(byHand === 0 ? [] : [`Besides, I give you ${sumOf(booking, byHand, from)} back.`]),
  ];
}

/** What the coach says to money that she gives back. */
export function said(gift: string | null): Part[] {
  return gift ? [gift] : [];
}

export function nothingBack(booking: Booking): Part[] {
  if (booking.returned + booking.byHand > 0) return ['Nothing more comes back.'];
  return booking.charged === 0 || booking.canceledBy === 'coach'
    ? [PAID_NOTHING]
    : [
        'By the terms that you booked with, nothing comes back:',
        { list: refundSentences(booking.refunds) },
      ];
}

export function onItsWay({ booking, from, back, sure, failed }: LetterFacts): string {
  if (failed) return notThrough(booking, back, from);
  const much = sure ? `, ${sumOf(booking, back, from)},` : '';
  return `Your money${much} is on its way back to you. Banks take five to ten days to show it; you need not do anything.`;
}

export function notThrough(booking: Booking, back: number | null, from: Correspondent): string {
  return `The refund of ${sumOf(booking, back, from)} didn’t go through by itself, I’m sorry. I’ve been told as well, and I’m looking into it.`;
}
