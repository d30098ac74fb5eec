import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import { refuseMissing } from './references.ts';
import { newestFirst, postStatus, publishInstant } from '../domain/blog/post.ts';

export type Post = Awaited<ReturnType<typeof loadPosts>>[number];
export type ReadingList = Awaited<ReturnType<typeof loadReadingLists>>[number];
export type Page = CollectionEntry<'pages'>;

/**
 * The posts that may be shown, newest first; post-loader.ts lets no other into a build. `astro dev` has
 * them all, and `status` tells which.
 */
export const posts = onceABuild(loadPosts);

/** The reading lists with their books. @throws Error when a list names a book that does not exist. */
export const readingLists = onceABuild(loadReadingLists);

/** The affiliate programs of programs.yaml. */
export const programs = onceABuild(() => only('programs'));

/** The settings of site.yaml. */
export const site = onceABuild(() => only('site'));

/** The settings of coaching.yaml. */
export const coaching = onceABuild(() => only('coaching'));

/** The pages that stand on their own. */
export const pages = onceABuild(() => getCollection('pages'));

/** The page of that name. @throws Error when there is no such file. */
export async function page(slug: string): Promise<Page> {
  const entry = await getEntry('pages', slug);
  if (!entry) throw new Error(`The site needs a page that is missing: write pages/${slug}.mdx`);
  return entry;
}

async function loadPosts() {
  const { timeZone } = await site();
  const now = new Date();
  const entries = await getCollection('posts');
  const all = entries.map((entry) => {
    const { publishDate, updatedDate, ...fields } = entry.data;
    const publishAt = publishInstant(publishDate, timeZone);
    const updatedAt = updatedDate === undefined ? undefined : publishInstant(updatedDate, timeZone);
    const status = postStatus({ draft: fields.draft, publishAt }, now);
    return { slug: entry.id, ...fields, publishAt, updatedAt, status, entry };
  });
  return all.sort(newestFirst);
}

async function loadReadingLists() {
  const books = new Map((await getCollection('books')).map(({ id, data }) => [id, data]));
  const lists = await getCollection('reading');
  const present = [...books.keys()];
  for (const { filePath, data } of lists)
    refuseMissing({ filePath, field: 'books', wanted: data.books, present });
  return lists
    .map((entry) => ({
      slug: entry.id,
      ...entry.data,
      books: entry.data.books.flatMap((slug) => books.get(slug) ?? []),
      entry,
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

async function only<Name extends 'site' | 'coaching' | 'programs'>(name: Name) {
  const [entry] = await getCollection(name);
  if (!entry) throw new Error(`The site needs a file that is missing: ${name}.yaml`);
  return entry.data as CollectionEntry<Name>['data'];
}

function onceABuild<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => (import.meta.env.DEV ? load() : (loaded ??= load()));
}
