/** A heading that readers can jump to; its text is HTML without tags. */
export type Chapter = { id: string; text: string };

const heading = /<h2\b((?:"[^"]*"|[^">])*)>([\s\S]*?)<\/h2>/g;
const numeral = /<span class="numeral">[\s\S]*?<\/span>\s*<\/span>/;

/**
 * What a text contains: its h2 that have an id, in order, but the one above the footnotes.
 * @param html as Astro prints it: attributes in double quotes.
 */
export function contentsOf(html: string): Chapter[] {
  return [...html.matchAll(heading)].flatMap(([, attributes = '', inside = '']) => {
    const id = /\sid="([^"]+)"/.exec(attributes)?.[1];
    const text = inside
      .replace(numeral, '')
      .replaceAll(/<[^>]*>/g, '')
      .trim();
    return id && id !== 'footnote-label' && text ? { id, text } : [];
  });
}
