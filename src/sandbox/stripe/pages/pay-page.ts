import { html, htmlPage, type Html } from './html.ts';
import type { Checkout, Context, Session } from '../objects/ledger.ts';
import { cards, readAnswers, type Typed } from './pay-answers.ts';
import { payForm } from './pay-form.ts';
import { completeSession, settlePayment } from '../objects/payments.ts';
import { applyPromotion, promotionCodes } from '../objects/promotions.ts';

/** The page a visitor is sent to: the form while the session is open, else what became of it. */
export async function answerPayPage(
  request: Request,
  id: string,
  context: Context,
): Promise<Response> {
  const checkout = context.ledger.checkouts.get(id);
  if (!checkout) return missingPage();
  if (request.method !== 'POST') return statePage(checkout, context);
  const typed = Object.fromEntries(new URLSearchParams(await request.text()));
  if (request.url.endsWith('/settle')) {
    settlePayment(checkout, typed['outcome'] === 'succeeded' ? 'succeeded' : 'failed', context);
    return redirect(`${context.origin}/c/pay/${id}`);
  }
  return checkout.session.status === 'open'
    ? pay(checkout, typed, context)
    : afterwards(checkout, context);
}

/** Where a finished visitor is sent. */
function successUrl({ success_url, id }: Session): string {
  return (success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', id);
}

function pay(checkout: Checkout, typed: Typed, context: Context): Response {
  const { details, promotion, errors } = readAnswers(checkout.session, typed);
  if (Object.keys(errors).length > 0) return formPage(checkout, typed, errors, 422, context);
  const due = checkout.session.amount_total !== 0 && promotionCodes[promotion ?? ''] !== 100;
  if (due && typed['method'] === cards.declined) {
    const declined = { method: 'Your card was declined. Choose another way to pay.' };
    return formPage(checkout, typed, declined, 402, context);
  }
  if (promotion) applyPromotion(checkout, promotion);
  const waits = typed['method'] === cards.delayed || context.switches.payments === 'wait';
  completeSession(checkout, details, waits ? 'delayed' : 'card', context);
  return redirect(successUrl(checkout.session));
}

function afterwards(checkout: Checkout, context: Context): Response {
  if (checkout.session.status === 'complete') return redirect(successUrl(checkout.session));
  return statePage(checkout, context);
}

function statePage(checkout: Checkout, context: Context): Response {
  const { session } = checkout;
  if (session.status === 'open') return formPage(checkout, {}, {}, 200, context);
  if (session.status === 'expired') return expiredPage(session);
  const waits = isProcessing(session, context);
  const title = waits ? 'This payment is on its way' : ended[session.payment_status];
  return htmlPage(
    { title: title ?? '' },
    html`<h1>${title}</h1>
      ${waits && settleForm(session.id)}
      <a class="back" href="${successUrl(session)}">Go on →</a>`,
  );
}

const ended: Record<string, string> = {
  no_payment_required: 'This is complete: there was nothing to pay',
  paid: 'This is paid',
  unpaid: 'This payment failed',
};

function isProcessing({ payment_intent }: Session, { ledger }: Context): boolean {
  return ledger.intents.get(String(payment_intent))?.status === 'processing';
}

function settleForm(id: string): Html {
  return html`<p>A bank debit takes days. Here you decide how it ends.</p>
    <form method="post" action="/c/pay/${id}/settle">
      <div class="field">
        <button name="outcome" value="succeeded">Let the debit succeed</button>
      </div>
      <div class="field"><button name="outcome" value="failed">Let the debit fail</button></div>
    </form>`;
}

function formPage(
  checkout: Checkout,
  typed: Typed,
  errors: Record<string, string>,
  status: number,
  context: Context,
): Response {
  const { session, lineItems } = checkout;
  const name = lineItems[0]?.description ?? 'Checkout';
  const title = status === 200 ? name : `Error: ${name}`;
  const formTarget = new URL(successUrl(session)).origin;
  const state = { typed: { ...typed }, errors };
  return htmlPage({ title, status, formTarget }, payForm(checkout, state, context.now()));
}

function expiredPage({ cancel_url }: Session): Response {
  return htmlPage(
    { title: 'This page has expired', status: 410 },
    html`<h1>This page has expired</h1>
      <p>Nothing was paid.</p>
      ${cancel_url && html`<a class="back" href="${cancel_url}">← Back</a>`}`,
  );
}

function missingPage(): Response {
  return htmlPage(
    { title: 'There is no such page', status: 404 },
    html`<h1>There is no such page</h1>
      <p>Practice sessions live as long as the local Stripe runs. Start again from the site.</p>`,
  );
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
