import type { Paid } from './disclosure.ts';
import { tagLink } from './link.ts';
import type { Program } from './program.ts';
import type { Payer } from './sponsored.ts';

/** What a finished text marks as paid: where such links lead, and whether a present is among it. */
export type Marks = { links: readonly string[]; gifted: boolean };

/**
 * What is paid in a text: the programs in order, and presents; what it was made from does not matter.
 * @param sponsor who paid for the text, if somebody did.
 */
export function paidIn(
  { links, gifted }: Marks,
  programs: readonly Program[],
  sponsor?: Payer,
): Paid {
  const tagged = links.map((href) => tagLink(href, programs, sponsor));
  return {
    programs: new Set(tagged.flatMap((link) => (link.paid && link.program ? link.program : []))),
    sponsor,
    unlisted: tagged.some((link) => link.paid && link.through),
    gifted,
  };
}
