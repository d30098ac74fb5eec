import { isTaggedTwice, shortenerOf, tagLink } from '../domain/affiliate/link.ts';
import type { Program } from '../domain/affiliate/program.ts';

/** What is wrong with a link or an address. One that does not stop the build is worth a look. */
export type Finding = { stops: boolean; link: string; message: string };

/** The first thing that is wrong with a link that pays; nothing when it is fine or pays nobody. */
export function ofPaidLink(
  href: string,
  rel: string | undefined,
  disclosed: boolean,
  programs: readonly Program[],
): Finding | undefined {
  const finding = (message: string, stops = true) => ({ stops, link: href, message });
  const shortener = shortenerOf(href, programs);
  if (shortener)
    return finding(
      `A short address hides which id for ${shortener.name} is in it. Write the whole address that it leads to.`,
    );
  const link = tagLink(href, programs);
  if (!link.paid) return undefined;
  const { name } = link.program;
  if (link.href !== href.trim()) return finding(`Your id for ${name} is missing. ${PLAIN}`);
  if (isTaggedTwice(href, link.program))
    return finding(`Your id for ${name} is there twice. Remove one.`);
  if (!(rel ?? '').toLowerCase().split(/\s+/).includes('sponsored'))
    return finding(`Nothing tells search engines that it pays. ${PLAIN}`);
  if (!disclosed)
    return finding(
      'Nothing above it tells readers that it pays. Move it into the text of a post or a page.',
    );
  if (!link.foreign) return undefined;
  return finding(
    `It carries another id for ${name}, which was kept. Remove it to use yours.`,
    false,
  );
}

const PLAIN = 'Write it as an ordinary link: [words](address).';
