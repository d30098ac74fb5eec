import { isbn13 } from '../books/isbn.ts';
import { idsIn, withoutIds } from './ids.ts';
import { type NetworkLink, networkLink } from './network-link.ts';
import { leadsTo, type Payer } from './sponsored.ts';
import type { Program } from './program.ts';

/**
 * `program`: who pays; when there is none, a network that programs.yaml does not list, or else the sponsor of the
 * post. `plain`: the same address without an id, for paper; none where it cannot be told. `foreign`: somebody
 * else's tag stood there and was kept; the link is paid all the same and worth reporting.
 */
export type TaggedLink =
  | ({ paid: true; program: Program | undefined; through?: NetworkLink } & Tagged)
  | { paid: false; href: string };

type Tagged = { href: string; plain?: string | undefined; foreign: boolean };

/**
 * Decides whether a link earns, and what it must then say. Only http and https addresses, and those
 * that begin with `//`, on a program's host or its `www.`, with no user and no unusual port. What the
 * author wrote stays byte for byte: query, order, encoding, fragment. Our tag is never added twice.
 * On a program with ids in the path a shop or a list of someone's is paid as it stands; any other link that
 * names no book earns nothing and is not paid.
 * @param sponsor who paid for the post that the link stands in: their links stay as they are, whoever else pays.
 */
export function tagLink(url: string, programs: readonly Program[], sponsor?: Payer): TaggedLink {
  if (sponsor && leadsTo(url, sponsor))
    return { paid: true, href: url, plain: url, program: undefined, foreign: false };
  const link = parse(url);
  if (!link) return { paid: false, href: url };
  const results = programs.flatMap((program) => {
    const tagged = tag(link, program);
    return tagged ? { program, ...tagged } : [];
  });
  const result = results.find(({ foreign }) => !foreign) ?? results[0];
  if (result) return { paid: true, ...result };
  const through = shortenerOf(url, programs) ? undefined : networkLink(link.text, link.url);
  if (!through) return { paid: false, href: url };
  const { plain } = through;
  return { paid: true, program: undefined, through, href: link.text, plain, foreign: true };
}

/** The program that a shortened link belongs to; where it leads, and whose tag it carries, cannot be seen. */
export function shortenerOf(url: string, programs: readonly Program[]): Program | undefined {
  const host = parse(url)?.host.replace(/^www\./, '');
  return programs.find(({ shorteners = [] }) => host !== undefined && shorteners.includes(host));
}

/** Whether a paid link carries its program's id more than once. */
export function isTaggedTwice(href: string, program: Program): boolean {
  const url = new URL(href, 'https://relative.invalid');
  const { prefix } = program;
  const query = idsFor(hostOf(url.hostname, program), program) ?? {};
  const times = ([name, id]: [string, string]) =>
    idsIn(url, name).filter((value) => value === id).length;
  if (Object.entries(query).some((entry) => times(entry) > 1)) return true;
  if (!prefix) return false;
  const network = new URL(prefix).hostname;
  return [...url.searchParams.values()].some((value) => URL.parse(value)?.hostname === network);
}

/** The `rel` of a paid link: what the author wrote, and `sponsored noopener`. */
export function paidRel(rel: string | undefined): string {
  const tokens = (rel ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set([...tokens, 'sponsored', 'noopener'])].join(' ');
}

type Link = { text: string; url: URL; host: string };

function parse(text: string): Link | undefined {
  const trimmed = text.trim();
  if (!/^(https?:)?\/\//i.test(trimmed)) return undefined;
  const url = URL.parse(trimmed, 'https://relative.invalid');
  if (!url || url.username || url.password || url.port) return undefined;
  return { text: trimmed, url, host: url.hostname.replace(/\.$/, '') };
}

function tag(link: Link, program: Program): Tagged | undefined {
  const wrapped = program.prefix && tagWrapped(link, program.prefix);
  if (wrapped) return wrapped;
  const host = hostOf(link.host, program);
  if (!host) return undefined;
  const ids = idsFor(host, program);
  if (ids) return tagQuery(link, ids);
  if (program.path) return tagPath(link, program.path, host);
  if (program.asWritten) return { href: link.text, plain: undefined, foreign: false };
  const plain = link.text.startsWith('//') ? `https:${link.text}` : link.text;
  // A function, because a $ in the address would mean something.
  const href = program.prefix?.replace('{url}', () => encodeURIComponent(plain)) ?? plain;
  return { href, plain, foreign: false };
}

/** The program's host that a host is, its www. or not. */
function hostOf(host: string, { hosts, countries = {} }: Program): string | undefined {
  const bare = host.replace(/^www\./, '');
  return [...hosts, ...Object.keys(countries)].find((each) => each === bare);
}

function idsFor(host: string | undefined, { query, countries = {} }: Program) {
  return (host && countries[host]) || query;
}

function tagQuery({ text, url }: Link, ids: Record<string, string>): Tagged {
  const wanted = Object.entries(ids);
  const foreign = wanted.some(([name, id]) => idsIn(url, name).some((value) => value !== id));
  const missing = wanted.filter(([name]) => idsIn(url, name).length === 0);
  const plain = withoutIds(text, Object.keys(ids));
  if (foreign || missing.length === 0) return { href: text, plain, foreign };
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(text) ?? [];
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return {
    href: address + joint + String(new URLSearchParams(missing)) + fragment,
    plain,
    foreign,
  };
}

function tagPath({ text, url }: Link, path: string, host: string): Tagged | undefined {
  const fixed = path.split('/').slice(1, -1);
  const parts = url.pathname.split('/').slice(1);
  const id = parts[fixed.length - 1];
  if (id && fixed.slice(0, -1).every((part, index) => part === parts[index])) {
    return { href: text, foreign: id !== fixed.at(-1) };
  }
  if (/^\/(shop|lists)\/[^/]/.test(url.pathname))
    return { href: text, plain: text, foreign: false };
  const isbn = findIsbn(url);
  if (!isbn) return undefined;
  const rest = /[?#].*$/s.exec(text)?.[0] ?? '';
  return {
    href: `https://${host}${path.replace('{isbn13}', isbn)}${rest}`,
    plain: text,
    foreign: false,
  };
}

/** ISBN-13 anywhere before ISBN-10, since a shop's own ten-digit number can pass for the latter. */
function findIsbn({ pathname, searchParams }: URL): string | undefined {
  const places = [...pathname.split('/'), ...searchParams.values()];
  const long = places.flatMap((place) => place.match(/(?<!\d)97[89](-?\d){10}(?!\d)/g) ?? []);
  return [...long, ...places].map(isbn13).find((isbn) => isbn !== undefined);
}

/** A link that leads through the network already: ours when every fixed part of the prefix is in it. */
function tagWrapped({ text, url, host }: Link, prefix: string): Tagged | undefined {
  const { hostname, searchParams } = new URL(prefix);
  if (host !== hostname) return undefined;
  const { pathname: fixed } = new URL(prefix.slice(0, prefix.indexOf('{url}')));
  const wanted = [...searchParams].filter(([, value]) => !value.includes('{url}'));
  const ours =
    url.pathname.startsWith(fixed) &&
    wanted.every(([name, id]) => {
      const values = url.searchParams.getAll(name);
      return values.length > 0 && values.every((value) => value === id);
    });
  const destination = [...searchParams].find(([, value]) => value.includes('{url}'))?.[0];
  const plain = destination && (url.searchParams.get(destination) ?? undefined);
  const click =
    [...searchParams.keys()].some((name) => url.searchParams.has(name)) ||
    (searchParams.size === 0 && url.pathname.split('/')[1] === fixed.split('/')[1]);
  return ours || click ? { href: text, plain, foreign: !ours } : undefined;
}
