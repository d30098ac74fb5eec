import { html, type Html } from './html.ts';
import type { Checkout, Session } from '../objects/ledger.ts';
import { formatMoney } from '../objects/money.ts';
import { promotionCodes } from '../objects/promotions.ts';
import { asksName, asksPhone, cards, methodsOf, type Typed } from './pay-answers.ts';

interface FormState {
  typed: Typed;
  errors: Record<string, string>;
}

/** What is sold, until when, and the form that pays it. */
export function payForm(checkout: Checkout, state: FormState, now: number): Html {
  const { session } = checkout;
  return html`${session.cancel_url ? html`<a class="back" href="${session.cancel_url}">← Back</a>` : ''}
    ${order(checkout)}
    <p class="muted">${expiry(session.expires_at, now)}</p>
    <form method="post" action="/c/pay/${session.id}" novalidate>
      ${fields(session, state)} ${session.amount_total === 0 ? '' : methods(session, state)}
      ${session.custom_text.submit && html`<p>${session.custom_text.submit.message}</p>`}
      <button>${submitLabel(session)}</button>
    </form>`;
}

function order({ session, lineItems, productDescriptions }: Checkout): Html {
  const [first, ...more] = lineItems;
  return html`<h1>${first?.description}</h1>
    ${productDescriptions[0] && html`<p>${productDescriptions[0]}</p>`}
    ${more.map(({ description, quantity }) => html`<p>${description} × ${quantity}</p>`)}
    <p class="amount">${amount(session)}</p>`;
}

function expiry(expiresAt: number, now: number): Html {
  const at = new Date(expiresAt * 1000).toISOString();
  const minutes = Math.max(1, Math.floor((expiresAt - now) / 60));
  const left = minutes < 120 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} hours`;
  return html`This page expires in ${left}, at
    <time datetime="${at}">${at.slice(11, 16)} UTC</time>.`;
}

function fields(session: Session, state: FormState): Html[] {
  const input = (name: string, label: string, attributes: Html, optional = false) =>
    field(state, name, label, optional, (described) => {
      const value = state.typed[name] ?? '';
      return html`<input
        id="${name}"
        name="${name}"
        value="${value}"
        ${attributes}
        ${described}
      />`;
    });
  const list: Html[] = [
    input('email', 'E-mail', html`type="email" autocomplete="email" maxlength="254"`),
  ];
  const optionalName = session.name_collection?.individual?.optional ?? false;
  if (asksName(session))
    list.push(input('name', 'Full name', html`autocomplete="name" maxlength="150"`, optionalName));
  if (asksPhone(session))
    list.push(input('phone', 'Phone number', html`type="tel" autocomplete="tel" maxlength="30"`));
  for (const custom of session.custom_fields) list.push(customField(custom, state, input));
  if (session.allow_promotion_codes)
    list.push(
      input(
        'promotion_code',
        'Promotion code',
        html`autocomplete="off" placeholder="${codes}"`,
        true,
      ),
    );
  return list;
}

const codes = Object.keys(promotionCodes).join(' or ');

type Input = (name: string, label: string, attributes: Html, optional?: boolean) => Html;

function customField(
  custom: Session['custom_fields'][number],
  state: FormState,
  input: Input,
): Html {
  const name = `field_${custom.key}`;
  const label = custom.label.custom ?? custom.key;
  const { default_value, maximum_length } = custom.numeric ?? custom.text ?? {};
  if (!custom.dropdown) {
    if (default_value) state.typed[name] ??= default_value;
    const mode = custom.numeric ? 'numeric' : 'text';
    const attributes = html`inputmode="${mode}" maxlength="${maximum_length ?? 255}"`;
    return input(name, label, attributes, custom.optional);
  }
  const chosen = state.typed[name] ?? custom.dropdown.default_value ?? '';
  const options = [{ label: 'Choose', value: '' }, ...custom.dropdown.options].map(
    ({ label, value }) =>
      html`<option value="${value}" ${value === chosen && 'selected'}>${label}</option>`,
  );
  return field(
    state,
    name,
    label,
    custom.optional,
    (described) =>
      html`<select id="${name}" name="${name}" ${described}>
        ${options}
      </select>`,
  );
}

function field(
  { errors }: FormState,
  name: string,
  label: string,
  optional: boolean,
  control: (described: Html) => Html,
): Html {
  return html`<div class="field">
    <label for="${name}">${label} ${optional && html`<span class="hint">(optional)</span>`}</label>
    ${control(describedBy(name, errors, optional))} ${errorText(name, errors)}
  </div>`;
}

const methodNames = {
  [cards.succeeds]: '4242 4242 4242 4242, succeeds',
  [cards.declined]: '4000 0000 0000 0002, is declined',
  [cards.delayed]: 'delayed bank debit, settles later',
};

function methods(session: Session, { typed, errors }: FormState): Html {
  const chosen = typed['method'] ?? cards.succeeds;
  const radios = methodsOf(session).map(
    (value) =>
      html`<label class="row"
        ><input
          type="radio"
          name="method"
          value="${value}"
          ${value === chosen && 'checked'}
          ${describedBy('method', errors, true)}
        />
        ${methodNames[value]}</label
      >`,
  );
  return html`<fieldset>
    <legend>Pay with</legend>
    ${radios} ${errorText('method', errors)}
  </fieldset>`;
}

function describedBy(name: string, errors: Record<string, string>, optional: boolean): Html {
  const required = optional ? '' : html`required`;
  if (!errors[name]) return html`${required}`;
  const first = Object.keys(errors)[0] === name && html`autofocus`;
  return html`${required} aria-invalid="true" aria-describedby="${name}-error" ${first}`;
}

function errorText(name: string, errors: Record<string, string>): Html {
  if (!errors[name]) return html``;
  return html`<p class="error" id="${name}-error">${errors[name]}</p>`;
}

function amount({ amount_total, currency }: Session): string {
  return formatMoney(amount_total ?? 0, currency ?? 'usd');
}

function submitLabel(session: Session): string {
  if (session.submit_type !== 'book') return `Pay ${amount(session)}`;
  return session.amount_total === 0 ? 'Book' : `Book for ${amount(session)}`;
}
