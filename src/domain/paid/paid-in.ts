import type { Paid } from './disclosure.ts';
import { tagLink } from './link.ts';
import type { Program } from './program.ts';
import type { Payer } from './sponsored.ts';

/**
 * What is paid in a rendered text: the programs in order, and presents; what it was made from does not matter.
 * @param html as Astro prints it: attributes in double quotes.
 * @param sponsor who paid for the text, if somebody did.
 */
export function paidIn(html: string, programs: readonly Program[], sponsor?: Payer): Paid {
  const elements = html.match(/<[a-z]+\s(?:"[^"]*"|[^">])*>/gi) ?? [];
  const links = elements
    .filter((element) => /^<a\s/i.test(element) && /\srel="[^"]*\bsponsored\b/i.test(element))
    .map((anchor) => /\shref="([^"]*)"/i.exec(anchor)?.[1]?.replaceAll(/&(amp|#38);/g, '&') ?? '')
    .map((href) => tagLink(href, programs, sponsor));
  return {
    programs: new Set(links.flatMap((link) => (link.paid && link.program ? link.program : []))),
    sponsor,
    unlisted: links.some((link) => link.paid && link.through),
    gifted: elements.some((each) => /\sdata-gifted\b/.test(each.replaceAll(/"[^"]*"/g, ''))),
  };
}
