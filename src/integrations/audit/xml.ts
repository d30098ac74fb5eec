import { SaxesParser } from 'saxes';
import type { Program } from '../../domain/paid/program.ts';
import type { Payer } from '../../domain/paid/sponsored.ts';
import { readPage } from './page.ts';
import { ofSponsored, type Finding } from './paid-links.ts';

type InItem = Finding & { item: { title: string; link: string } };

/**
 * Where a feed or a sitemap breaks the rules of XML, which no reader forgives, and what is wrong in each piece of
 * HTML in an RSS or Atom feed: with its paid links and its characters.
 * @param sponsorOf who paid for what is at an address
 */
export function inXml(
  xml: string,
  programs: readonly Program[],
  sponsorOf: (address: string) => Payer | undefined,
): InItem[] {
  const findings: InItem[] = [];
  const texts: string[] = [];
  const nowhere = { title: '', link: '' };
  let item = nowhere;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    const [, place = '', words = ''] = /^(\d+):\d+: (.*)$/s.exec(message) ?? [];
    findings.push({
      isError: true,
      link: `line ${place}`,
      message: `${BROKEN} ${words}`,
      item: nowhere,
    });
  });
  parser.on('opentag', ({ name }) => {
    texts.push('');
    if (name === 'item' || name === 'entry') item = nowhere;
  });
  for (const kind of ['text', 'cdata'] as const)
    parser.on(kind, (text) => void texts.push((texts.pop() ?? '') + text));
  parser.on('closetag', ({ name }) => {
    const text = texts.pop() ?? '';
    if (name === 'title' || name === 'link') item = { ...item, [name]: text.trim() };
    const sponsor = sponsorOf(item.link);
    const { paid, hidden, said } = readPage(text, programs, sponsor);
    const silent = sponsor && /^content\b/.test(name) ? ofSponsored(said, sponsor) : [];
    for (const finding of [...silent, ...paid, ...hidden]) findings.push({ ...finding, item });
  });
  parser.write(xml).close();
  return findings;
}

const BROKEN = 'This is no well-formed XML, so nobody can read any of it:';
