import { styleText } from 'node:util';
import type { Booking } from '../../domain/booking/booking.ts';
import { printable } from '../../domain/printable.ts';
import { formatLocal } from '../../domain/time/local-day.ts';

/** Lines under their title; nothing without them. */
export function section(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`)].join('\n') : '';
}

export function bold(text: string): string {
  return styleText('bold', text);
}

/** When a call is, and with whom. */
export function lineOfCall(
  { start, title, name, phone }: Booking,
  timeZone: string,
  ...more: string[]
): string {
  const who = [name, phone, title, ...more].flatMap((words) => (words ? printable(words) : []));
  return `${formatLocal(new Date(start * 1000), timeZone)}  ${who.join(', ')}`;
}
