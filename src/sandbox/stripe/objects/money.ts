/** Of the currencies that can be sold here, Stripe counts these in whole units and all others in hundredths: https://docs.stripe.com/currencies */
const WHOLE = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));

/** `2500, 'usd'` as `$25.00`. */
export function formatMoney(amount: number, currency: string): string {
  const digits = WHOLE.has(currency) ? 0 : 2;
  const format = { style: 'currency', currency, minimumFractionDigits: digits } as const;
  return new Intl.NumberFormat('en-US', format).format(amount / 10 ** digits);
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code.toUpperCase());
}
