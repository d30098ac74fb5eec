import type { Session } from '../objects/ledger.ts';
import type { Details } from '../objects/payments.ts';
import { promotionCodes } from '../objects/promotions.ts';

export const cards = {
  succeeds: '4242424242424242',
  declined: '4000000000000002',
  delayed: 'delayed',
} as const;

type Method = (typeof cards)[keyof typeof cards];

/** A delayed method only where the session does not restrict what may pay. */
export function methodsOf({ allowed_payment_method_types: allowed }: Session): Method[] {
  const delays = allowed === null || allowed.includes('us_bank_account');
  return [cards.succeeds, cards.declined, ...(delays ? [cards.delayed] : [])];
}

/** What was typed, by field name: `email`, `name`, `phone`, `field_<key>`, `promotion_code`, `method`. */
export type Typed = Record<string, string>;

export interface Read {
  details: Details;
  /** The code that lowers what is due, if one was typed. */
  promotion: string | undefined;
  /** Messages by field name; empty when all is well. */
  errors: Record<string, string>;
}

export function asksName(session: Session): boolean {
  return session.name_collection?.individual?.enabled ?? false;
}

export function asksPhone(session: Session): boolean {
  return session.phone_number_collection?.enabled ?? false;
}

/** Reads a posted pay form as the session asks for it. */
export function readAnswers(session: Session, typed: Typed): Read {
  const errors: Record<string, string> = {};
  const note = (name: string, message: string | undefined) => {
    if (message) errors[name] = message;
  };
  const text = (name: string) => (typed[name] ?? '').normalize().trim();

  const email = text('email');
  note('email', emailError(email));
  const name = asksName(session) ? text('name') : '';
  if (asksName(session)) note('name', nameError(name, session));
  const phone = asksPhone(session) ? text('phone').replace(/[\s().-]/g, '') : '';
  if (asksPhone(session)) note('phone', phoneError(phone));
  const answers: Record<string, string> = {};
  for (const field of session.custom_fields) {
    answers[field.key] = text(`field_${field.key}`);
    note(`field_${field.key}`, fieldError(field, answers[field.key]!));
  }
  const code = session.allow_promotion_codes ? text('promotion_code').toUpperCase() : '';
  const promotion = Object.hasOwn(promotionCodes, code) ? code : undefined;
  if (code && !promotion) note('promotion_code', 'This code is invalid.');
  const isFree = session.amount_total === 0 || promotionCodes[code] === 100;
  if (!isFree && !methodsOf(session).some((one) => one === text('method')))
    note('method', 'Choose how to pay.');
  const details = { email, name: name || null, phone: phone || null, answers };
  return { details, promotion, errors };
}

function emailError(email: string): string | undefined {
  if (!email) return 'Enter your e-mail address.';
  const plausible = /^[^\s@,<>"]+@[^\s@,<>"]+\.[^\s@,<>".]+$/.test(email) && email.length <= 254;
  return plausible ? undefined : 'Enter an e-mail address like name@example.com.';
}

function nameError(name: string, session: Session): string | undefined {
  if (!name && !session.name_collection?.individual?.optional) return 'Enter your full name.';
  return name.length > 150 ? 'Enter a name of at most 150 characters.' : undefined;
}

function phoneError(phone: string): string | undefined {
  if (/^\+[1-9]\d{6,14}$/.test(phone)) return undefined;
  return 'Enter your number with its country code, like +1 555 555 0123.';
}

function fieldError(field: Session['custom_fields'][number], value: string): string | undefined {
  const name = field.label.custom ?? field.key;
  if (!value) return field.optional ? undefined : `Answer “${name}”.`;
  if (field.dropdown)
    return field.dropdown.options.some((option) => option.value === value)
      ? undefined
      : 'Choose one of the answers.';
  if (field.numeric && !/^\d+$/.test(value)) return 'Enter digits only.';
  const { minimum_length: least, maximum_length: most } = field.numeric ?? field.text ?? {};
  if (value.length < (least ?? 0)) return `Enter at least ${least} characters.`;
  return value.length > (most ?? 255) ? `Enter at most ${most ?? 255} characters.` : undefined;
}
