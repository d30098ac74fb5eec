import { labelOf } from '../../domain/paid/disclosure.ts';
import { type Doubt, doubtOf } from '../../domain/paid/doubt.ts';
import { tagLink } from '../../domain/paid/link.ts';
import type { Program } from '../../domain/paid/program.ts';
import { type Payer, wordingOf } from '../../domain/paid/sponsored.ts';

export type Finding = Doubt & {
  /** What is wrong, as it is written. */
  link: string;
  /** The book on whose card it stands. */
  book?: string;
};

/** A link as it is printed, and the disclosures above it. */
type Printed = { href: string; rel: string | undefined; words: string; said: string };

/** The first thing that is wrong with a link that pays; nothing when it is fine or pays nobody. */
export function ofPaidLink(
  { href, rel, words, said }: Printed,
  programs: readonly Program[],
  sponsor: Payer | undefined,
): Finding | undefined {
  if (paysNobody.test(href)) return undefined;
  const stop = (message: string) => ({ isError: true, link: href, message });
  const doubt = doubtOf(href, programs, sponsor);
  if (doubt?.isError) return { ...doubt, link: href };
  const link = tagLink(href, programs, sponsor);
  if (!link.paid) return undefined;
  const { program } = link;
  if (link.href !== href.trim()) return stop(`Your id for ${program?.name} is missing. ${PLAIN}`);
  if (!(rel ?? '').toLowerCase().split(/\s+/).includes('sponsored'))
    return stop(`Nothing tells search engines that it pays. ${PLAIN}`);
  if (!words.includes(labelOf(program)))
    return stop(`Its words do not say “${labelOf(program)}”. ${PLAIN}`);
  if (said.trim() === '')
    return stop(
      'Nothing above it tells readers that it pays. Move it into the text of a post or a page.',
    );
  const wanted = link.through || program ? program?.statement : sponsor && wordingOf(sponsor);
  if (wanted && !isSaid(said, wanted))
    return stop(`Above it readers are not told: “${wanted}” Move it into the text of a post.`);
  return doubt && { ...doubt, link: href };
}

/** What is no address in the web, or on this site for certain: `/\` and `/` with a tab lead elsewhere, as `//` does. */
const paysNobody = /^(#|mailto:|\/[\w#?]|\/$)/;

/** What is wrong when a text that somebody paid for does not say so. */
export function ofSponsored(said: string, sponsor: Payer): Finding[] {
  if (isSaid(said, wordingOf(sponsor))) return [];
  const message = `${sponsor.name} paid for this post, and before its text nothing says so.`;
  return [{ isError: true, link: wordingOf(sponsor), message }];
}

/** What is wrong with the card of a book, of its words and the links on it. */
export function ofCard(
  book: string,
  { words, links }: { words: string; links: string[] },
): Finding[] {
  const [price] = /[$€£¥]\s?\d(?:[\d.,]*\d)?|\d+[.,]\d\d\s?(?:[€£]|USD|EUR|GBP)/.exec(words) ?? [];
  if (!price || !links.some((link) => /^https?:\/\/(www\.)?amazon\./.test(link))) return [];
  const message =
    'Amazon allows no price beside its links. Write the amount in words, or remove it.';
  return [{ isError: true, link: price, message, book }];
}

const PLAIN = 'Write it as an ordinary link: [words](address).';

function isSaid(said: string, wanted: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return plain(said).includes(plain(wanted));
}
