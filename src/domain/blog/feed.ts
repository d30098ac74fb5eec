/** What feed readers know an item by, when that is not its address. */
export function guidElement(guid: string): string {
  return `<guid isPermaLink="false">${escaped(guid)}</guid>`;
}

/** What the elements of a feed mean that RSS itself does not have. */
export const feedNamespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  dc: 'http://purl.org/dc/elements/1.1/',
};

/** Where the feed is, for readers that have got it elsewhere. */
export function selfElement({ href }: URL): string {
  return `<atom:link href="${escaped(href)}" rel="self" type="application/rss+xml"/>`;
}

/** RSS's own author has to be a mail address. */
export function authorElement(name: string): string {
  return `<dc:creator>${escaped(name)}</dc:creator>`;
}

function escaped(text: string): string {
  const signs = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return signs.replaceAll('"', '&quot;');
}
