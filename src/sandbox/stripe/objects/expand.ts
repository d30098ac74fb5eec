import { refuse, type Answer } from './errors.ts';
import type { Ledger } from './ledger.ts';

type Body = Record<string, unknown>;

/** Puts objects in the place of their ids as `expand` asks: `payment_intent`, `line_items`. */
export function expand(answer: Answer, paths: string[], ledger: Ledger): Answer {
  const body = structuredClone(answer.body) as Body;
  for (const path of paths) {
    const value = valueOf(path, body, ledger);
    if (value === undefined)
      return refuse(400, { message: `This property cannot be expanded (${path}).` });
    body[path] = structuredClone(value);
  }
  return { ...answer, body };
}

function valueOf(path: string, body: Body, { intents, checkouts }: Ledger): unknown {
  const id = String(body['id']);
  if (path === 'payment_intent') return intents.get(String(body[path])) ?? body[path];
  const data = path === 'line_items' ? checkouts.get(id)?.lineItems : undefined;
  return (
    data && { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` }
  );
}
