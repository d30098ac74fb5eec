import { lstatSync, readFileSync } from 'node:fs';
import { isThere, nameOf, namesIn, pathsIn, takenPages } from '../../adapters/content/places.ts';
import { longestName } from '../../adapters/content/slug-from.ts';
import { readYaml } from '../../adapters/content/yaml/read-yaml.ts';
import { readRedirects } from '../../adapters/content/redirects.ts';
import type { ImportedBlog, ImportedText } from '../../adapters/import/imported.ts';
import { redirectKey } from '../../domain/blog/redirect/redirector.ts';

/** Where a text stands in content/. */
export type Stand = { place: 'posts' | 'pages'; slug: string };

/** Where a text of another blog goes. */
export type Planned = Stand & {
  text: ImportedText;
  /** Why it stays a draft, in words. */
  hidden: string | undefined;
  /** It was brought along before. */
  isHere: boolean;
  /** Old addresses that lead to it; those that lead to a page of the site that was there before. */
  formerly: string[];
  elsewhere: { from: string; to: string }[];
};

/**
 * Gives every text of a blog its place in content/, where nothing is written over. What came along before is known
 * by its guid or its old address, whatever its name is now.
 * @param serves whether the site answers a path as it is
 */
export function planTexts(
  blog: ImportedBlog,
  contentDir: string,
  serves: (path: string) => boolean,
): Planned[] {
  const here = whatIsHere(contentDir);
  const taken = {
    posts: new Set(namesIn(contentDir, 'posts')),
    pages: new Set(takenPages),
  };
  const keys = new Set(here.byAddress.keys());
  return blog.texts.map((text) => {
    const known = here.find(text);
    if (known)
      return { text, ...known, hidden: undefined, isHere: true, formerly: [], elsewhere: [] };
    const occupied =
      text.place === 'pages' && serves(`/${text.name}/`) ? `/${text.name}/` : undefined;
    const hidden =
      text.hidden ?? (occupied && `a page at ${occupied} is there already, and stays as it is`);
    const place = hidden === undefined ? text.place : 'posts';
    const slug = freeName(text.name, (name) =>
      place === 'pages'
        ? taken.pages.has(name) || serves(`/${name}/`) || isThere(contentDir, 'pages', name)
        : taken.posts.has(name) || leadsAway(contentDir, name),
    );
    taken[place].add(slug);
    const path = pathOf({ place, slug });
    const own = text.addresses.filter((from) => {
      const key = redirectKey(from);
      const isFree = !keys.has(key) && key !== redirectKey(path);
      if (isFree) keys.add(key);
      return isFree && (from.includes('?') || !serves(from));
    });
    const elsewhere = occupied ? own.map((from) => ({ from, to: occupied })) : [];
    return { text, place, slug, hidden, isHere: false, formerly: occupied ? [] : own, elsewhere };
  });
}

/** The address of a text. */
export function pathOf({ place, slug }: Stand): string {
  return place === 'posts' ? `/posts/${slug}/` : `/${slug}/`;
}

function whatIsHere(contentDir: string) {
  const byGuid = new Map<string, Stand>();
  for (const place of ['posts', 'pages'] as const)
    for (const path of pathsIn(contentDir, place)) {
      const file = `${contentDir}/${place}/${path}`;
      const source = readFileSync(file, 'utf8');
      if (!/^guid:/m.test(source)) continue;
      const { guid } = readYaml(file, source).data as { guid?: string };
      if (guid) byGuid.set(guid, { place, slug: nameOf(path) });
    }
  const own = new Set([...byGuid.values()].map(pathOf));
  const byAddress = new Map(
    readRedirects(contentDir).map(({ from, to }) => [redirectKey(from), to]),
  );
  const leads = (address: string) => byAddress.get(redirectKey(address)) ?? address;
  /** Two blogs have the same numbers: without a guid, number and public address tell it together. */
  const find = ({ guid = '', addresses }: ImportedText): Stand | undefined => {
    const [path = ''] = addresses.map(leads);
    const isNumbered = addresses.some(
      (address) => /[?&](p|page_id)=/.test(address) && leads(address) === path,
    );
    return byGuid.get(guid) ?? (isNumbered && !own.has(path) ? standOf(path) : undefined);
  };
  return { byAddress, find };
}

function standOf(path: string): Stand | undefined {
  const [, post, page] = /^\/(?:posts\/([^/]+)|([^/]+))\/$/.exec(path) ?? [];
  if (post) return { place: 'posts', slug: post };
  return page ? { place: 'pages', slug: page } : undefined;
}

/** A folder of that name is a link, perhaps out of content/. */
function leadsAway(contentDir: string, name: string): boolean {
  return ['posts', 'comments'].some((place) =>
    lstatSync(`${contentDir}/${place}/${name}`, { throwIfNoEntry: false })?.isSymbolicLink(),
  );
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const number = count === 1 ? '' : `-${count}`;
    const room = longestName - number.length;
    const numbered = (name.length > room ? name.slice(0, room).replace(/-$/, '') : name) + number;
    if (!isTaken(numbered)) return numbered;
  }
}
