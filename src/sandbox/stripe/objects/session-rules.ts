import type Stripe from 'stripe';
import type { Problem } from './errors.ts';
import { isCurrency } from './money.ts';

type Params = Stripe.Checkout.SessionCreateParams;
type CustomField = Stripe.Checkout.SessionCreateParams.CustomField;
type Rule = (params: Params, now: number) => Problem | undefined;

/** What Stripe's own rules, which the SDK's types cannot say, find wrong with a new session. */
export function breaksSessionRules(params: Params, now: number): Problem | undefined {
  for (const rule of rules) {
    const problem = rule(params, now);
    if (problem) return problem;
  }
  return undefined;
}

const rules: Rule[] = [
  ({ mode }) => missingUnless(mode, 'mode'),
  ({ success_url }) => missingUnless(success_url, 'success_url'),
  ({ success_url }) => badUrl(success_url, 'success_url'),
  ({ cancel_url }) => badUrl(cancel_url, 'cancel_url'),
  ({ line_items }) => missingUnless(line_items?.length, 'line_items'),
  ({ line_items = [] }) => firstOf(line_items, lineItemProblem),
  badCurrency,
  tooLittle,
  badExpiry,
  ({ custom_fields = [] }) => firstOf(custom_fields, customFieldProblem),
  repeatedField,
];

function missingUnless(value: unknown, param: string): Problem | undefined {
  if (value) return undefined;
  return { code: 'parameter_missing', param, message: `Missing required param: ${param}.` };
}

function badUrl(url: string | undefined, param: string): Problem | undefined {
  if (url === undefined || (URL.canParse(url) && /^https?:\/\//i.test(url))) return undefined;
  const message = 'Not a valid URL. URLs must begin with http or https.';
  return { code: 'url_invalid', param, message };
}

function lineItemProblem(
  { price_data, quantity }: Stripe.Checkout.SessionCreateParams.LineItem,
  index: number,
): Problem | undefined {
  const item = `line_items[${index}]`;
  return (
    missingUnless(quantity, `${item}[quantity]`) ??
    missingUnless(price_data, `${item}[price_data]`) ??
    missingUnless(price_data?.product_data, `${item}[price_data][product_data]`) ??
    missingUnless(price_data?.unit_amount !== undefined, `${item}[price_data][unit_amount]`)
  );
}

function badCurrency({ line_items = [] }: Params): Problem | undefined {
  const currencies = new Set(
    line_items.map(({ price_data }) => price_data?.currency.toLowerCase()),
  );
  const [first = ''] = currencies;
  const param = 'line_items[0][price_data][currency]';
  if (!isCurrency(first)) return { param, message: `Invalid currency: ${first}.` };
  if (currencies.size === 1) return undefined;
  return { param: 'line_items', message: 'All line items must have the same currency.' };
}

/** Source: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const smallest: Record<string, number> = { usd: 50, eur: 50, cad: 50, aud: 50, gbp: 30, jpy: 50 };

function tooLittle({ line_items = [] }: Params): Problem | undefined {
  const total = line_items.reduce(
    (sum, { price_data, quantity = 1 }) => sum + (price_data?.unit_amount ?? 0) * quantity,
    0,
  );
  const currency = line_items[0]?.price_data?.currency.toLowerCase() ?? '';
  if (total === 0 || total >= (smallest[currency] ?? 0)) return undefined;
  const message = `The Checkout Session's total amount must convert to at least ${smallest[currency]} ${currency} in the smallest currency unit.`;
  return { code: 'amount_too_small', message };
}

function badExpiry({ expires_at }: Params, now: number): Problem | undefined {
  if (expires_at === undefined) return undefined;
  const must = (bound: string) =>
    `The \`expires_at\` timestamp must be ${bound} from Checkout Session creation.`;
  if (expires_at < now + 30 * 60)
    return { param: 'expires_at', message: must('at least 30 minutes') };
  if (expires_at > now + 24 * 60 * 60)
    return { param: 'expires_at', message: must('less than 24 hours') };
  return undefined;
}

function customFieldProblem(field: CustomField, index: number): Problem | undefined {
  const param = `custom_fields[${index}]`;
  if (field.type === 'dropdown' && !field.dropdown?.options.length)
    return missingUnless(false, `${param}[dropdown][options]`);
  for (const kind of ['dropdown', 'numeric', 'text'] as const)
    if (field[kind] && field.type !== kind)
      return {
        param: `${param}[${kind}]`,
        message: `You cannot set ${kind} on a custom field of type ${field.type}.`,
      };
  return undefined;
}

function repeatedField({ custom_fields = [] }: Params): Problem | undefined {
  if (new Set(custom_fields.map(({ key }) => key)).size === custom_fields.length) return undefined;
  return { param: 'custom_fields', message: 'Custom field keys must be unique.' };
}

function firstOf<Item>(
  items: Item[],
  problemOf: (item: Item, index: number) => Problem | undefined,
): Problem | undefined {
  for (const [index, item] of items.entries()) {
    const problem = problemOf(item, index);
    if (problem) return problem;
  }
  return undefined;
}
