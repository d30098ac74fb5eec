import { z } from 'zod';

/** Money in minor units (cents) with its ISO 4217 currency in lower case, as Stripe writes it. */
export type Price = { amount: number; currency: string };

/** "25.00 USD" → { amount: 2500, currency: "usd" }. */
export const priceSchema = z
  .string()
  .regex(/^\d+(\.\d+)? [A-Z]{3}$/, 'write a price like "25.00 USD"')
  .transform((text, context): Price => {
    const [digits = '', currency = ''] = text.split(' ');
    if (PECULIAR.has(currency)) {
      context.addIssue(`Stripe counts ${currency} by rules of its own: sell in another currency`);
      return z.NEVER;
    }
    const amount = minorUnits(digits, currency);
    if (amount === undefined) {
      context.addIssue(`${currency} has ${decimalsOf(currency)} digits after the point`);
      return z.NEVER;
    }
    return { amount, currency: currency.toLowerCase() };
  });

/** "25.00" of "usd" → 2500; undefined with more digits after the point than the currency has. */
export function minorUnits(digits: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency);
  const [whole = '', fraction = ''] = digits.split('.');
  return fraction.length > decimals ? undefined : Number(whole + fraction.padEnd(decimals, '0'));
}

/** { amount: 2500, currency: "usd" } → "$25"; the cents are shown where there are any. */
export function formatPrice({ amount, currency }: Price, locale: string): string {
  return formatOf(currency, locale).format(amount / 10 ** decimalsOf(currency));
}

/** { amount: 2500, currency: "usd" } → "25.00", as machines read it. */
export function majorUnits({ amount, currency }: Price): string {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

/** Without a smaller unit at Stripe, whatever they have elsewhere: https://docs.stripe.com/currencies */
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
/** Some of their digits have to be 0. */
const PECULIAR = new Set('BHD ISK JOD KWD OMR TND UGX'.split(' '));

function decimalsOf(currency: string): number {
  return WHOLE.has(currency.toUpperCase()) ? 0 : 2;
}

/** To make one takes longer than to write a hundred prices with it. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${currency} ${locale}`;
  const digits = decimalsOf(currency);
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: 'stripIfInteger',
    });
  formats.set(key, format);
  return format;
}
