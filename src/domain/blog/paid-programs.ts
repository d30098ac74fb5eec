import { tagLink } from '../affiliate/link.ts';
import type { Program } from '../affiliate/program.ts';

/**
 * The programs whose paid links stand in a rendered text, in order; what the text was made from does not matter.
 * @param html as Astro prints it: attributes in double quotes.
 */
export function paidPrograms(html: string, programs: readonly Program[]): Set<Program> {
  const anchors = html.match(/<a\s(?:"[^"]*"|[^">])*>/gi) ?? [];
  const links = anchors
    .filter((anchor) => /\srel="[^"]*\bsponsored\b/i.test(anchor))
    .map((anchor) => /\shref="([^"]*)"/i.exec(anchor)?.[1]?.replaceAll(/&(amp|#38);/g, '&') ?? '')
    .map((href) => tagLink(href, programs));
  return new Set(links.flatMap((link) => (link.paid ? link.program : [])));
}
