import { isbn13 } from '../books/isbn.ts';
import type { Program } from './program.ts';

/** `foreign`: somebody else's tag stood there and was kept; the link is paid all the same and worth reporting. */
export type TaggedLink =
  { paid: true; href: string; program: Program; foreign: boolean } | { paid: false; href: string };

/**
 * Decides whether a link earns, and what it must then say. Only http and https addresses, and those
 * that begin with `//`, on a program's host or its `www.`, with no user and no unusual port. What the
 * author wrote stays byte for byte: query, order, encoding, fragment. Our tag is never added twice.
 * On a program with ids in the path a shop or a list of someone's is paid as it stands; any other link that
 * names no book earns nothing and is not paid.
 */
export function tagLink(url: string, programs: readonly Program[]): TaggedLink {
  const link = parse(url);
  if (!link) return { paid: false, href: url };
  const results = programs.flatMap((program) => tag(link, program) ?? []);
  const result = results.find(({ foreign }) => !foreign) ?? results[0];
  return result ? { paid: true, ...result } : { paid: false, href: url };
}

/** The program that a shortened link belongs to; where it leads, and whose tag it carries, cannot be seen. */
export function shortenerOf(url: string, programs: readonly Program[]): Program | undefined {
  const host = parse(url)?.host.replace(/^www\./, '');
  return programs.find(({ shorteners = [] }) => host !== undefined && shorteners.includes(host));
}

/** Whether a paid link carries its program's id more than once. */
export function isTaggedTwice(href: string, { query = {}, prefix }: Program): boolean {
  const { searchParams } = new URL(href, 'https://relative.invalid');
  const times = ([name, id]: [string, string]) =>
    searchParams.getAll(name).filter((value) => value === id).length;
  if (Object.entries(query).some((entry) => times(entry) > 1)) return true;
  if (!prefix) return false;
  const network = new URL(prefix).hostname;
  return [...searchParams.values()].some((value) => URL.parse(value)?.hostname === network);
}

/** The `rel` of a paid link: what the author wrote, and `sponsored noopener`. */
export function paidRel(rel: string | undefined): string {
  const tokens = (rel ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return [...new Set([...tokens, 'sponsored', 'noopener'])].join(' ');
}

type Link = { text: string; url: URL; host: string };
type Tagged = { href: string; program: Program; foreign: boolean } | undefined;

function parse(text: string): Link | undefined {
  const trimmed = text.trim();
  if (!/^(https?:)?\/\//i.test(trimmed)) return undefined;
  const url = URL.parse(trimmed, 'https://relative.invalid');
  if (!url || url.username || url.password || url.port) return undefined;
  return { text: trimmed, url, host: url.hostname.replace(/\.$/, '') };
}

function tag(link: Link, program: Program): Tagged {
  const wrapped = program.prefix && tagWrapped(link, program, program.prefix);
  if (wrapped) return wrapped;
  const host = program.hosts.find((each) => link.host === each || link.host === `www.${each}`);
  if (!host) return undefined;
  if (program.query) return tagQuery(link, program, program.query);
  if (program.path) return tagPath(link, program, program.path, host);
  const target = link.text.startsWith('//') ? `https:${link.text}` : link.text;
  const href = program.prefix?.replace('{url}', encodeURIComponent(target)) ?? link.text;
  return { href, program, foreign: false };
}

function tagQuery({ text, url }: Link, program: Program, query: Record<string, string>): Tagged {
  const present = url.searchParams;
  const wanted = Object.entries(query);
  const foreign = wanted.some(([name, id]) => present.getAll(name).some((value) => value !== id));
  const missing = wanted.filter(([name]) => !present.has(name));
  if (foreign || missing.length === 0) return { href: text, program, foreign };
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(text) ?? [];
  const joint = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return {
    href: address + joint + String(new URLSearchParams(missing)) + fragment,
    program,
    foreign,
  };
}

function tagPath({ text, url }: Link, program: Program, path: string, host: string): Tagged {
  const fixed = path.split('/').slice(1, -1);
  const parts = url.pathname.split('/').slice(1);
  const id = parts[fixed.length - 1];
  if (id && fixed.slice(0, -1).every((part, index) => part === parts[index])) {
    return { href: text, program, foreign: id !== fixed.at(-1) };
  }
  if (/^\/(shop|lists)\/[^/]/.test(url.pathname)) return { href: text, program, foreign: false };
  const isbn = findIsbn(url);
  if (!isbn) return undefined;
  const rest = /[?#].*$/s.exec(text)?.[0] ?? '';
  return {
    href: `https://${host}${path.replace('{isbn13}', isbn)}${rest}`,
    program,
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
function tagWrapped({ text, url, host }: Link, program: Program, prefix: string): Tagged {
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
  const click =
    [...searchParams.keys()].some((name) => url.searchParams.has(name)) ||
    (searchParams.size === 0 && url.pathname.split('/')[1] === fixed.split('/')[1]);
  return ours || click ? { href: text, program, foreign: !ours } : undefined;
}
