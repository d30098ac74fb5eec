const letter = /\p{L}/u;
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** How words run whose first letter runs from right to left; nothing for all others, as the page runs. */
export function directionOf(words: string): 'rtl' | undefined {
  const first = letter.exec(words)?.[0] ?? '';
  return rightToLeft.test(first) ? 'rtl' : undefined;
}

/** The same for what has become HTML: neither tags nor references to characters are words. */
export function directionOfHtml(html: string): 'rtl' | undefined {
  return directionOf(html.replaceAll(/<[^>]*>|&#?\w+;/g, ' '));
}
