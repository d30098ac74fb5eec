import { Parser } from 'htmlparser2';
import { ownCopy } from '../own-copy.ts';
import { withoutForbidden } from './xml-characters.ts';

/** The words of a piece of HTML, with its entities read, in one line. */
export function plainText(html: string): string {
  const words: string[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentagname: (name) => void (/^(script|style)$/.test(name) && silent++),
    onclosetag: (name) => void (/^(script|style)$/.test(name) && silent--),
    ontext: (text) => void (silent > 0 || words.push(text)),
  });
  parser.end(html);
  const line = withoutForbidden(words.join('')).replaceAll(/\s+/g, ' ').trim();
  return ownCopy(line);
}
