/**
 * A text whose links lead to the new address of a page, written from the site's root or whole; whatever follows
 * them stays.
 * @param from such as /posts/a/
 * @param to such as /posts/b/
 */
export function mendLinks(text: string, from: string, to: string, site: URL): string {
  const [old, now] = [from.replace(/\/$/, ''), to.replace(/\/$/, '')];
  const spellings = [...new Set([old, encodeURI(old)])].map((each) => RegExp.escape(each));
  const before = `(?<![\\w.~%/-]|\\w:)(${RegExp.escape(site.origin)})?`;
  const link = new RegExp(`${before}(?:${spellings.join('|')})(?![\\w.~%-])`, 'g');
  return text.replaceAll(link, (_, origin = '') => `${origin}${encodeURI(now)}`);
}
