import { createRedirector, pathKey, type Redirect, redirectKey } from './redirector.ts';

/** A redirect as it is written somewhere: each of its ends with file, line and field. */
export type WrittenRedirect = Redirect & { at: { from: string; to: string } };

type Site = {
  /** Whether the site answers a path. */
  serves(path: string): boolean;
  /** Whether it answers some path below this one, which ends with a slash. */
  servesBelow(path: string): boolean;
};

/** Redirects that would hide a page, lead nowhere, or lead to each other; a line for the author each. */
export function redirectFaults(redirects: readonly WrittenRedirect[], site: Site): string[] {
  const follow = createRedirector(redirects.filter(({ from }) => !hidesPage(from, site)));
  const first = new Map<string, WrittenRedirect>();
  return redirects.flatMap((redirect) => {
    const { from, to, at } = redirect;
    const twin = first.get(redirectKey(from));
    if (twin) return `${at.from} ${from} is at ${twin.at.from} already: remove one of the two`;
    first.set(redirectKey(from), redirect);
    if (hidesPage(from, site))
      return `${at.from} ${from} is an address of the site as it is now: remove it here`;
    const next = follow(to);
    if (next !== undefined) return `${at.to} ${wordsForChain(from, to, follow)}`;
    if (!site.serves(to))
      return `${at.to} ${to}: there is no such page or picture, or it is a draft or not due yet`;
    return [];
  });
}

function hidesPage(from: string, site: Site): boolean {
  if (from.includes('?')) return false;
  return from.endsWith('/*')
    ? site.servesBelow(pathKey(from.slice(0, -1)) + '/')
    : site.serves(pathKey(from) || '/');
}

/** A way that leads on: at whose end it should lead at once, unless it has none. */
function wordsForChain(from: string, to: string, follow: (address: string) => string | undefined) {
  const seen = [to];
  for (let next = follow(to); next !== undefined; next = follow(next)) {
    const again = seen.some((each) => redirectKey(each) === redirectKey(next));
    if (again || redirectKey(next) === redirectKey(from))
      return `${from} leads to ${to} and comes back to itself: write the address of a page`;
    seen.push(next);
  }
  return `${from} leads to ${to}, which is an old address, too: write ${seen.at(-1)}`;
}
