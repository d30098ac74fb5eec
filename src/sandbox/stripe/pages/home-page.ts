import { html, htmlPage, type Html } from './html.ts';
import type { Checkout, Context } from '../objects/ledger.ts';
import { formatMoney } from '../objects/money.ts';
import { promotionCodes } from '../objects/promotions.ts';

const codes = Object.entries(promotionCodes)
  .map(([code, percent]) => `${code} (${percent}% off)`)
  .join(', ');

/** The practice account at a glance: every session with its state, newest first. */
export function homePage({ ledger }: Context): Response {
  const checkouts = [...ledger.checkouts.values()].reverse();
  const lost = ledger.undelivered.size;
  return htmlPage(
    { title: 'Local Stripe' },
    html`<h1>Local Stripe</h1>
      <p>A practice account. Every payment here is pretend and is forgotten when it stops.</p>
      <p>Promotion codes, where an offer takes them: ${codes}.</p>
      ${lost > 0 && html`<p class="error">${lost} webhooks did not reach the site.</p>`}
      ${
        checkouts.length === 0
          ? html`<p>No checkout yet.</p>`
          : html`<ul>
              ${checkouts.map(line)}
            </ul>`
      }`,
  );
}

function line({ session, lineItems }: Checkout): Html {
  const money = formatMoney(session.amount_total ?? 0, session.currency ?? 'usd');
  return html`<li>
    <a href="/c/pay/${session.id}">${lineItems[0]?.description}</a>, ${money}: ${session.status},
    ${session.payment_status?.replaceAll('_', ' ')}
    <div class="muted">${session.customer_details?.email} ${session.id.slice(0, 20)}…</div>
  </li>`;
}
