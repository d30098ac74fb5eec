import { readFileSync } from 'node:fs';
import { outDir } from '../support/site.ts';
import { find } from '../support/elements.ts';

export function builtFile(path: string): string {
  return readFileSync(`${outDir}/client/${path}`, 'utf8');
}

/** The links of a page, in order. */
export function anchors(html: string) {
  const found = find(html, (name) => name === 'a');
  return found.map(({ text, attributes }) => ({
    words: text,
    href: attributes['href'] ?? '',
    rel: attributes['rel'],
  }));
}
