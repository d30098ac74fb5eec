import { decoded } from '../decoded.ts';

/** Shops of Amazon. */
export const amazonHost = /(^|\.)(amazon\.(com?\.[a-z]{2}|[a-z]{2}|com)|amzn\.com)$/;

/**
 * An associate's id in the path, after the number of what is sold. In an old address anything stands there that is
 * no visit: http://www.kottke.org/03/02/amazon-associates-beware
 */
const amazonIdInPath =
  /\/(?:ASIN|ISBN)[/=][\dX]{10}\/(?!ref=|\d{3}-\d{7}-\d{7})([\w-]+)|\/(?:dp|gp\/product)\/[\dA-Z]{10}\/([\w-]+-2\d)(?![\w-])/i;

/**
 * Every value of a parameter in an address: in its query, after a bare `&` in its path, where a query was begun
 * without `?`, and, for Amazon's tag, as a part of the path.
 */
export function idsIn(url: URL, name: string): string[] {
  const [, ...begun] = decoded(url.pathname).split(/[?&]/);
  const inPath = name === 'tag' ? amazonIdOf(url) : undefined;
  return [
    ...url.searchParams.getAll(name),
    ...new URLSearchParams(begun.join('&')).getAll(name),
    ...(inPath ? [inPath] : []),
  ];
}

/** An address without these parameters, wherever `idsIn` finds them; the rest stays byte for byte. */
export function withoutIds(address: string, names: readonly string[]): string {
  const isOther = (part: string) => {
    const [[name = ''] = []] = new URLSearchParams(part);
    return !names.includes(name);
  };
  const [, before = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(address) ?? [];
  const [path = '', ...begun] = before.split('&');
  const kept = [path, ...begun.filter(isOther)].join('&');
  const others = query?.split('&').filter(isOther);
  return withoutIdInPath(kept, names) + (others?.length ? `?${others.join('&')}` : '') + fragment;
}

function withoutIdInPath(address: string, names: readonly string[]): string {
  const url = URL.parse(address, 'https://relative.invalid');
  const id = url && names.includes('tag') && amazonIdOf(url);
  return id ? address.replace(`/${id}`, '') : address;
}

function amazonIdOf({ hostname, pathname }: URL): string | undefined {
  if (!amazonHost.test(hostname.replace(/\.$/, ''))) return undefined;
  const [, old, current] = amazonIdInPath.exec(pathname) ?? [];
  return old ?? current;
}
