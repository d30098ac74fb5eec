import { Parser } from 'htmlparser2';

/** An element that matched, with the words in it. */
export type Found = { name: string; attributes: Record<string, string>; text: string };

/** The elements of a page that are looked for, in order, also those inside one another. */
export function find(
  html: string,
  wanted: (name: string, attributes: Record<string, string>) => boolean,
): Found[] {
  const found: Found[] = [];
  const open: (Found | undefined)[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const match = wanted(name, attributes) ? { name, attributes, text: '' } : undefined;
      if (match) found.push(match);
      open.push(match);
    },
    ontext(text) {
      for (const each of open) if (each) each.text += text;
    },
    onclosetag() {
      const closed = open.pop();
      if (closed) closed.text = closed.text.replaceAll(/\s+/g, ' ').trim();
    },
  });
  parser.end(html);
  return found;
}
