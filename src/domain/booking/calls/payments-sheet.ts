import { majorUnits } from '../../price.ts';
import { dayOf } from '../../time/local-day.ts';
import type { Movement } from './records.ts';

const COLUMNS = 'day,kind,amount,currency,what,day of the call,booking,payment';

/**
 * Every payment and refund as CSV (RFC 4180), for taxes: days on the coach's clock, refunds with a minus. It names
 * no reader, so it may be kept for as long as the law wants.
 */
export function paymentsSheet(movements: readonly Movement[], timeZone: string): string {
  const lines = movements.map((each) => {
    const { at, kind, amount, currency, title, callStart, bookingId, paymentIntent } = each;
    const sum = majorUnits({ amount, currency });
    const days = [at, callStart].map((instant) => dayOf(instant, timeZone));
    const money = [kind === 'refund' ? `-${sum}` : sum, currency.toUpperCase()];
    const words = [title, days[1], bookingId, paymentIntent ?? ''].map((text) => quoted(text!));
    return [days[0], kind, ...money, ...words].join(',');
  });
  return [COLUMNS, ...lines, ''].join('\r\n');
}

/** What begins like a formula would be one in a spreadsheet. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
