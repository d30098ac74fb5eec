import { refuse, type Answer } from './errors.ts';
import type { Ledger } from './ledger.ts';

type Body = Record<string, unknown>;

/** Puts objects in the place of their ids as `expand` asks: `payment_intent`, `line_items`. */
export function expand(answer: Answer, paths: string[], ledger: Ledger): Answer {
  const body = structuredClone(answer.body) as Body;
  for (const path of paths) {
    const inList = body['object'] === 'list';
    const name = inList ? path.replace(/^data\./, '') : path;
    const owners = inList ? (body['data'] as Body[]) : [body];
    if ((inList && name === path) || !owners.every((owner) => expandOne(owner, name, ledger)))
      return refuse(400, { message: `This property cannot be expanded (${path}).` });
  }
  return { ...answer, body };
}

function expandOne(owner: Body, name: string, ledger: Ledger): boolean {
  if (name === 'payment_intent' && 'payment_intent' in owner) {
    owner[name] = structuredClone(ledger.intents.get(String(owner[name])) ?? owner[name]);
    return true;
  }
  const checkout = ledger.checkouts.get(String(owner['id']));
  if (name !== 'line_items' || !checkout) return false;
  owner[name] = {
    object: 'list',
    data: structuredClone(checkout.lineItems),
    has_more: false,
    url: `/v1/checkout/sessions/${checkout.session.id}/line_items`,
  };
  return true;
}
