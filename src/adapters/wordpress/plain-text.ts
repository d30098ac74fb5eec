import { Parser } from 'htmlparser2';

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
  return words
    .join('')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
