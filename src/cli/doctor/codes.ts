import { z } from 'zod';
import { type Finding, well } from './finding.ts';

const listSchema = z.object({
  data: z.array(
    z.object({
      code: z.string(),
      times_redeemed: z.int(),
      max_redemptions: z.int().nullable(),
      expires_at: z.int().nullable(),
    }),
  ),
  has_more: z.boolean(),
});

type Code = z.infer<typeof listSchema>['data'][number];

/** Names the promotion codes that readers can use, as Stripe lists them; nothing of an answer that is no list. */
export async function codesFinding(answer: Response): Promise<Finding[]> {
  const list = listSchema.safeParse(answer.ok ? await answer.json() : undefined).data;
  if (!list) return [];
  if (list.data.length === 0)
    return [well('An offer takes codes, and none is live at Stripe: readers pay the price')];
  const codes = list.data.map(inWords).join(', ');
  return [well(`Codes that readers can use: ${codes}${list.has_more ? ', and more' : ''}`)];
}

function inWords({ code, times_redeemed, max_redemptions, expires_at }: Code): string {
  const of = max_redemptions === null ? '' : ` of ${max_redemptions}`;
  const until =
    expires_at === null ? '' : `, until ${new Date(expires_at * 1000).toISOString().slice(0, 10)}`;
  return `${code} (used ${times_redeemed}${of}${until})`;
}
