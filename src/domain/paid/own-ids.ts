import { isbn13 } from '../books/isbn.ts';
import { amazonHost, idsIn } from './ids.ts';
import { tagLink } from './link.ts';
import type { Program } from './program.ts';

/** An id that links of an old blog carry, and how many of them. */
export type FoundId = { program: string; host: string; id: string; count: number };

/**
 * The programs, and one for each of Amazon's shops that links with an id lead to and no program has: its ids are
 * known whether or not the author has written programs.yaml.
 */
export function withAmazon(programs: readonly Program[], links: Iterable<string>): Program[] {
  const known = programs.flatMap(({ hosts, countries = {} }) => [
    ...hosts,
    ...Object.keys(countries),
  ]);
  const shops = [...links].flatMap((href) => {
    const url = URL.parse(href);
    const host = url?.hostname.replace(/^www\./, '') ?? '';
    const isShop = amazonHost.test(host) && !known.includes(host);
    return url && isShop && idsIn(url, 'tag').some(Boolean) ? [host] : [];
  });
  const programOf = (host: string) => ({ ...amazon, hosts: [host] });
  return [...programs, ...[...new Set(shops)].map(programOf)];
}

const amazon = { name: 'Amazon', query: { tag: 'your-id' }, label: 'paid link' };

/** The ids for programs that links carry, the commonest of each shop first. */
export function idsFound(
  links: ReadonlyMap<string, number>,
  programs: readonly Program[],
): FoundId[] {
  const counts = new Map<string, FoundId>();
  for (const [href, times] of links)
    for (const program of programs)
      for (const { host, id } of idsOf(href, program)) {
        const key = JSON.stringify([program.name, host, id]);
        const found = counts.get(key) ?? { program: program.name, host, id, count: 0 };
        counts.set(key, { ...found, count: found.count + times });
      }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}

/**
 * A link without the author's own id, which programs.yaml adds by itself. Somebody else's stays and is told as
 * `foreign`.
 * @param own the author's ids
 */
export function withoutOwnId(
  href: string,
  programs: readonly Program[],
  own: readonly FoundId[],
): { href: string; foreign: boolean } {
  for (const program of programs)
    for (const { host, id } of idsOf(href, program)) {
      const isOwn = own.some((each) => each.host === host && each.id === id);
      if (!isOwn) return { href, foreign: true };
      return { href: plainly(href, program, id), foreign: false };
    }
  return { href, foreign: false };
}

function idsOf(href: string, program: Program): { host: string; id: string }[] {
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  const host = url.hostname.replace(/^www\./, '');
  const { query, countries = {}, path, prefix, hosts } = program;
  const names = Object.keys(countries[host] ?? (hosts.includes(host) ? (query ?? {}) : {}));
  const inQuery = names.flatMap((name) => idsIn(url, name));
  const inPath = path && hosts.includes(host) ? [pathId(url, path)] : [];
  const inPrefix = prefix ? prefixIds(url, prefix) : [];
  return [...inQuery, ...inPath, ...inPrefix].flatMap((id) => (id ? [{ host, id }] : []));
}

/** `/a/12345/9780…` carries 12345 where the path of the program has its id. */
function pathId({ pathname }: URL, path: string): string | undefined {
  const fixed = path.split('/').slice(1, -1);
  const parts = pathname.split('/').slice(1);
  const isSame = fixed.slice(0, -1).every((part, index) => part === parts[index]);
  return isSame ? parts[fixed.length - 1] : undefined;
}

function prefixIds(url: URL, prefix: string): string[] {
  const network = new URL(prefix.replace('{url}', ''));
  if (url.hostname !== network.hostname || url.pathname !== network.pathname) return [];
  const names = [...network.searchParams].filter(([, value]) => value !== '').map(([name]) => name);
  return names.flatMap((name) => url.searchParams.getAll(name));
}

/** As the site itself takes an id away, told that this one is its own. */
function plainly(href: string, program: Program, id: string): string {
  const mine = <Ids extends Record<string, string>>(ids: Ids) =>
    Object.fromEntries(Object.keys(ids).map((name) => [name, id]));
  const { query, countries, prefix, path } = program;
  const own: Program = {
    ...program,
    ...(query && { query: mine(query) }),
    ...(countries && {
      countries: Object.fromEntries(
        Object.entries(countries).map(([host, ids]) => [host, mine(ids)]),
      ),
    }),
    ...(prefix && { prefix: prefix.replaceAll(/=(?!\{url\})[^&]+/g, () => `=${id}`) }),
  };
  const link = tagLink(href, [own]);
  if (link.paid && link.plain !== undefined) return link.plain;
  const url = new URL(href);
  const book = url.pathname
    .split('/')
    .map(isbn13)
    .find((isbn) => isbn !== undefined);
  return path && book ? `${url.origin}/book/${book}` : href;
}
