import { labelOf } from '../domain/affiliate/disclosure.ts';
import { isTaggedTwice, shortenerOf, tagLink } from '../domain/affiliate/link.ts';
import type { Program } from '../domain/affiliate/program.ts';
import { leadsTo, type Payer, wordingOf } from '../domain/sponsorship/sponsored.ts';

/** What is wrong with a link or an address. One that does not stop the build is worth a look. */
export type Finding = {
  stops: boolean;
  /** What is wrong, as it is written. */
  link: string;
  message: string;
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
  const finding = (message: string, stops = true) => ({ stops, link: href, message });
  const shortener = shortenerOf(href, programs);
  if (shortener)
    return finding(
      `A short address hides which id for ${shortener.name} is in it. Write the whole address that it leads to.`,
    );
  if (sponsor && carriesId(href, programs, sponsor))
    return finding(`${sponsor.name} has paid already: remove the affiliate id from the link.`);
  const link = tagLink(href, programs, sponsor);
  if (!link.paid) return undefined;
  const { program } = link;
  const name = program?.name ?? sponsor?.name;
  if (link.href !== href.trim()) return finding(`Your id for ${name} is missing. ${PLAIN}`);
  if (program && isTaggedTwice(href, program))
    return finding(`Your id for ${name} is there twice. Remove one.`);
  if (!(rel ?? '').toLowerCase().split(/\s+/).includes('sponsored'))
    return finding(`Nothing tells search engines that it pays. ${PLAIN}`);
  if (!words.includes(labelOf(program)))
    return finding(`Its words do not say “${labelOf(program)}”. ${PLAIN}`);
  if (said.trim() === '')
    return finding(
      'Nothing above it tells readers that it pays. Move it into the text of a post or a page.',
    );
  const wanted = program ? program.statement : sponsor && wordingOf(sponsor);
  if (wanted && !isSaid(said, wanted))
    return finding(`Above it readers are not told: “${wanted}” Move it into the text of a post.`);
  if (!link.foreign) return undefined;
  return finding(
    `It carries another id for ${name}, which was kept. Remove it to use yours.`,
    false,
  );
}

/** What is wrong when a text that somebody paid for does not say so. */
export function ofSponsored(said: string, sponsor: Payer): Finding[] {
  if (isSaid(said, wordingOf(sponsor))) return [];
  const message = `${sponsor.name} paid for this post, and before its text nothing says so.`;
  return [{ stops: true, link: wordingOf(sponsor), message }];
}

/** What is wrong with the card of a book, of its words and the links on it. */
export function ofCard(
  book: string,
  { words, links }: { words: string; links: string[] },
): Finding[] {
  const [price] = /[$€£¥]\s?\d[\d.,]*\d?|\d+[.,]\d\d\s?(?:[€£]|USD|EUR|GBP)/.exec(words) ?? [];
  if (!price || !links.some((link) => /^https?:\/\/(www\.)?amazon\./.test(link))) return [];
  const message =
    'Amazon allows no price beside its links. Write the amount in words, or remove it.';
  return [{ stops: true, link: price, message, book }];
}

const PLAIN = 'Write it as an ordinary link: [words](address).';

/** Whether a link leads to the sponsor with an affiliate id on the way. */
function carriesId(href: string, programs: readonly Program[], sponsor: Payer): boolean {
  const link = tagLink(href, programs);
  return link.paid && link.plain !== href.trim() && leadsTo(link.plain ?? href, sponsor);
}

function isSaid(said: string, wanted: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  return plain(said).includes(plain(wanted));
}
