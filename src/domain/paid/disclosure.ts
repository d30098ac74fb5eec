import { type Payer, wordingOf } from './sponsored.ts';
import type { Program } from './program.ts';

/** What somebody was paid for, or given, on a page. */
export type Paid = {
  programs: Iterable<Program>;
  sponsor?: Payer | undefined;
  /** Whether it has a link of a network that programs.yaml does not list. */
  unlisted?: boolean;
  /** Whether it shows a book that was a present. */
  gifted?: boolean;
};

/** What stands once above books whose links do not all pay. */
export const unpaidNote = 'Links without a mark pay nobody.';

/** What stands on the card of a book that was a present. */
export const presentNote = 'This copy was a present from its publisher or author.';

/**
 * The sentences a page must show before its first paid link, in order; none when nothing is paid.
 * @see https://www.ecfr.gov/current/title-16/chapter-I/subchapter-B/part-255/section-255.5
 */
export function disclosure({
  programs,
  sponsor,
  unlisted = false,
  gifted = false,
}: Paid): string[] {
  const used = [...programs];
  const commission = sponsor ? BESIDE : COMMISSION;
  const sentences = [
    ...(sponsor ? [wordingOf(sponsor)] : []),
    ...used.map(({ wording }) => wording ?? commission),
    ...(unlisted ? [commission] : []),
    ...used.flatMap(({ statement }) => statement ?? []),
    ...(gifted ? ['Some books here were presents from their publishers or authors.'] : []),
  ];
  return [...new Set(sentences)];
}

/** What marks a paid link; a sponsor's, or an unlisted network's, has no program. */
export function labelOf(program: Program | undefined): string {
  return program?.label ?? 'paid link';
}

/** The same as it stands after the text of the link. */
export function paidLabel(program: Program | undefined): string {
  return `(${labelOf(program)})`;
}

const COMMISSION = 'Some links here are paid links: I get a commission if you buy through them.';
const BESIDE = 'Some other links are paid links, too: I get a commission if you buy through them.';
