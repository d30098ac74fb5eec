import { Parser } from 'htmlparser2';
import type { Program } from '../../domain/paid/program.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { readPage } from './page.ts';
import { ofSponsored, type Finding } from './paid-links.ts';

type InItem = Finding & { item: { title: string; link: string } };

/**
 * What is wrong with the paid links in each piece of HTML in an RSS or Atom feed; other XML has none.
 * @param sponsorOf who paid for what is at an address
 */
export function inFeed(
  xml: string,
  programs: readonly Program[],
  sponsorOf: (address: string) => Payer | undefined,
): InItem[] {
  const findings: InItem[] = [];
  const texts: string[] = [];
  let item = { title: '', link: '' };
  const parser = new Parser(
    {
      onopentag(tag) {
        texts.push('');
        if (tag === 'item' || tag === 'entry') item = { title: '', link: '' };
      },
      ontext(text) {
        texts.push((texts.pop() ?? '') + text);
      },
      onclosetag(tag) {
        const text = texts.pop() ?? '';
        if (tag === 'title' || tag === 'link') item = { ...item, [tag]: text.trim() };
        const sponsor = sponsorOf(item.link);
        const { paid, said } = readPage(text, programs, sponsor);
        const silent = sponsor && /^content\b/.test(tag) ? ofSponsored(said, sponsor) : [];
        for (const finding of [...silent, ...paid]) findings.push({ ...finding, item });
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return findings;
}
