import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ownCopy } from '../own-copy.ts';
import { createCharacterFilter } from './xml-characters.ts';

/** An element at its beginning and, with the text that stands in it itself, at its end. */
export type Element = {
  name: string;
  /** `excerpt` of excerpt:encoded; by its address, because exports bind prefixes as they like. */
  space: string;
  /** The element around it. */
  above: string;
  depth: number;
  line: number;
  attributes: Record<string, string>;
  text: string;
};

/**
 * Reads XML chunk by chunk and tells its elements. Characters and entities that XML forbids are forgiven; a
 * document that declares entities of its own is not, since nothing good does.
 */
export function createXmlReader(
  begun: (element: Element) => void,
  ended: (element: Element) => void,
) {
  const parser = new SaxesParser({ xmlns: true });
  const filter = createCharacterFilter();
  const open: Element[] = [];
  let fault: { line: number; text: string } | undefined;
  const fail = (text: string, line = parser.line) => void (fault ??= { line, text });

  parser.on('error', ({ message }) => {
    const words = message.replace(/^\d+:\d+: /, '');
    if (/^unclosed tag|^unexpected end/.test(words))
      fail('the file ends in the middle: export it, or copy it, again');
    else if (!forgiven.test(words)) fail(`this is no XML: ${words}`);
  });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY/i.test(declared))
      fail('it declares entities of its own, which no WordPress export does');
  });
  const collect = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('opentag', (tag) => {
    const element = elementOf(tag, open.at(-1)?.name ?? '', open.length, parser.line);
    open.push(element);
    begun(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) ended({ ...element, text: ownCopy(element.text) });
  });
  return {
    fail,
    fault: () => fault,
    /** The last call has no chunk. */
    write(chunk?: string) {
      parser.write(filter(chunk));
      if (chunk === undefined && !fault) parser.close();
    },
  };
}

const forgiven =
  /^(undefined entity|unbound namespace prefix|disallowed character\.|malformed character entity|the string "\]\]>"|an XML declaration must be at the start|text data outside of root node)/;

function elementOf(tag: SaxesTagNS, above: string, depth: number, line: number): Element {
  const attributes = Object.values(tag.attributes).map(({ local, value }) => [
    local,
    ownCopy(value),
  ]);
  const [, last = tag.prefix] = /\/([^/]+)\/?$/.exec(tag.uri) ?? [];
  const space = /\/excerpt\//.test(tag.uri) ? 'excerpt' : last;
  return {
    ...{ name: tag.local, space, above, depth, line, text: '' },
    attributes: Object.fromEntries(attributes),
  };
}
