import { Parser } from 'htmlparser2';
import type { Program } from '../domain/affiliate/program.ts';
import { inPage } from './audit-page.ts';
import type { Finding } from './audit-paid-links.ts';

/** What is wrong with the paid links in each piece of HTML in an RSS or Atom feed; other XML has none. */
export function inFeed(xml: string, programs: readonly Program[]): (Finding & { item: string })[] {
  const findings: (Finding & { item: string })[] = [];
  const texts: string[] = [];
  let item = '';
  const parser = new Parser(
    {
      onopentag() {
        texts.push('');
      },
      ontext(text) {
        texts.push((texts.pop() ?? '') + text);
      },
      onclosetag(tag) {
        const text = texts.pop() ?? '';
        if (tag === 'title') item = text.trim();
        findings.push(...inPage(text, programs).map((finding) => ({ ...finding, item })));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return findings;
}
