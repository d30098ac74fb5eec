const tags = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const addresses = /(\s(?:href|src|poster)=")([^"]*)(")/gi;
const candidates = /(\ssrcset=")([^"]*)(")/gi;

/**
 * The same HTML with every href, src, poster and srcset absolute, for readers who see it elsewhere. What is
 * absolute already stays byte for byte.
 * @param html as Astro prints it: attributes in double quotes.
 */
export function absoluteAddresses(html: string, base: URL): string {
  const isWhole = (url: string) => /^[a-z][a-z\d+.-]*:/i.test(url);
  const resolve = (url: string) => (isWhole(url) ? url : (URL.parse(url, base)?.href ?? url));
  const resolveSet = (set: string) => set.replaceAll(/(^|,\s*)([^\s,]\S*)/g, join);
  const join = (_: string, comma: string, url: string) => comma + resolve(url);
  return html.replaceAll(tags, (element) =>
    element
      .replaceAll(addresses, (_, before, url, after) => before + resolve(url) + after)
      .replaceAll(candidates, (_, before, set, after) => before + resolveSet(set) + after),
  );
}

/** What feed readers know an item by, when that is not its address. */
export function guidElement(guid: string): string {
  const escaped = guid.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<guid isPermaLink="false">${escaped}</guid>`;
}
