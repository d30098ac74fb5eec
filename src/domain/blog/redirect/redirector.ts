import { decoded } from '../../decoded.ts';
import { withoutEndSlashes } from '../../without-end-slashes.ts';

/** An old address of the site and where it leads now. */
export type Redirect = {
  /** Path and perhaps query; a `/*` at its end stands for everything below. */
  from: string;
  /** A path of this site, perhaps with query and fragment. */
  to: string;
};

/** Where an address leads that is not there any more; undefined for every other. */
export type Redirector = (address: string) => string | undefined;

/**
 * Answers addresses as they come in a request, path and query: case, a missing slash at the end and encoded
 * letters make no difference. A redirect with a query needs those parameters; the others go along. The whole
 * address comes before a `/*`, and a near `/*` before a far one.
 */
export function createRedirector(redirects: readonly Redirect[]): Redirector {
  const rules = redirects.map(({ from, to }) => ({ ...parse(from), to: encodeAddress(to) }));
  const byPath = Map.groupBy(rules, ({ path }) => path);
  for (const rules of byPath.values()) rules.sort((a, b) => b.wanted.length - a.wanted.length);
  const deepest = Math.max(...rules.map(({ path }) => (path.endsWith('/*') ? depth(path) : 0)));

  return (address) => {
    const { path, query, wanted: given } = parse(address);
    for (const place of placesOf(path, deepest)) {
      const rule = byPath
        .get(place)
        ?.find(({ wanted }) =>
          wanted.every(([name, value]) => given.some(([n, v]) => n === name && v === value)),
        );
      if (rule) return withQuery(rule.to, query, rule.wanted);
    }
    return undefined;
  };
}

/** What two addresses have in common when one redirect would answer both. */
export function redirectKey(address: string): string {
  const { path, wanted } = parse(address);
  return `${path}?${String(new URLSearchParams(wanted.toSorted()))}`;
}

/** The path of an address as redirects are compared: decoded, in small letters, without a slash at the end. */
export function pathKey(address: string): string {
  const [path = ''] = address.split(/[?#]/, 1);
  return withoutEndSlashes(decode(path).normalize('NFC').toLowerCase());
}

/** A path of this site as a header can carry it. */
export function encodeAddress(to: string): string {
  const { pathname, search, hash } = new URL(to, 'https://relative.invalid');
  return pathname + search + hash;
}

function parse(address: string) {
  const start = address.indexOf('?');
  const query = start < 0 ? '' : address.slice(start + 1);
  return { path: pathKey(address), query, wanted: [...new URLSearchParams(query)] };
}

/** The path itself, and each `/*` that covers it. */
function* placesOf(path: string, deepest: number): Generator<string> {
  yield path;
  const parts = path.split('/', deepest);
  for (let count = parts.length; count > 0; count--) yield `${parts.slice(0, count).join('/')}/*`;
}

function depth(path: string): number {
  return path.split('/').length - 1;
}

function withQuery(to: string, query: string, used: readonly (readonly [string, string])[]) {
  const rest = query.split('&').filter((part) => {
    const [[name] = []] = new URLSearchParams(part);
    return name !== undefined && !used.some(([each]) => each === name);
  });
  if (rest.length === 0) return to;
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(to) ?? [];
  return `${address}${address.includes('?') ? '&' : '?'}${rest.join('&')}${fragment}`;
}

function decode(path: string): string {
  return path.replaceAll(/(?:%[\da-f]{2})+/gi, decoded);
}
