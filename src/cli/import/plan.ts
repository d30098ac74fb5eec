import { lstatSync, readFileSync } from 'node:fs';
import { isThere, namesIn, pathsIn, takenPages } from '../../adapters/content/places.ts';
import { longestName } from '../../adapters/content/slug-from.ts';
import { readYaml } from '../../adapters/content/yaml/read-yaml.ts';
import { readRedirects } from '../../adapters/content/redirects.ts';
import type { ImportedBlog, ImportedText } from '../../adapters/import/imported.ts';
import { redirectKey } from '../../domain/blog/redirect/redirector.ts';

/** Where a text of another blog goes. */
export type Planned = {
  text: ImportedText;
  place: 'posts' | 'pages';
  slug: string;
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
    const path = place === 'pages' ? `/${slug}/` : `/posts/${slug}/`;
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

function whatIsHere(contentDir: string) {
  const byGuid = new Map<string, string>();
  for (const path of pathsIn(contentDir, 'posts')) {
    const file = `${contentDir}/posts/${path}`;
    const source = readFileSync(file, 'utf8');
    if (!/^guid:/m.test(source)) continue;
    const { guid } = readYaml(file, source).data as { guid?: string };
    if (guid) byGuid.set(guid, `/posts/${path.split('/')[0]}/`);
  }
  const byAddress = new Map(
    readRedirects(contentDir).map(({ from, to }) => [redirectKey(from), to]),
  );
  /** Every text has a number; of a post the guid tells whose. */
  const find = ({ guid, addresses, place }: ImportedText) => {
    const numbered = addresses.filter((address) => /[?&](p|page_id)=/.test(address));
    const at = numbered.map((address) => byAddress.get(redirectKey(address))).find(Boolean);
    const path = (guid && byGuid.get(guid)) ?? (place === 'pages' || !guid ? at : undefined);
    if (path === undefined) return undefined;
    const [, post, page] = /^\/(?:posts\/([^/]+)|([^/]+))\/$/.exec(path) ?? [];
    return post
      ? ({ place: 'posts', slug: post } as const)
      : ({ place: 'pages', slug: page ?? '' } as const);
  };
  return { byAddress, find };
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
