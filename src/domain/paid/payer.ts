import { shortenerOf, tagLink } from './link.ts';
import type { Program } from './program.ts';

/** Who pays for a link as it stands, with nothing added to it: an id is in it, or nobody sees where it leads. */
export function payerOf(href: string, programs: readonly Program[]): string | undefined {
  const link = tagLink(href, programs);
  const payer =
    link.paid && link.href === href ? (link.program ?? link.through?.network) : undefined;
  return (shortenerOf(href, programs) ?? payer)?.name;
}
