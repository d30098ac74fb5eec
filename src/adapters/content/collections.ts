import { dirname, join } from 'node:path';
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import { isOffered } from '../../domain/blog/offered.ts';
import { colorsSchema } from '../../domain/blog/picture/colors.ts';
import { drawIcon } from '../../domain/blog/picture/icon.ts';
import { withScenes } from '../../domain/blog/picture/with-scenes.ts';
import { newestFirst } from '../../domain/blog/post.ts';
import { relatedPosts } from '../../domain/blog/related/related.ts';
import { groupBySeries, partsBySlug } from '../../domain/blog/series.ts';
import type { Book } from '../../domain/books/book.ts';
import { booksMentioned, postsByBook } from '../../domain/books/books-mentioned.ts';
import { dealsOf } from '../../domain/deals/deal.ts';
import { featuresOf } from '../../domain/features.ts';
import { postStatus } from '../../domain/publication.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import { wordsSchema } from '../../domain/words/words.ts';
import { onceABuild } from '../once-a-build.ts';
import { contentError } from './error.ts';

export type Post = Awaited<ReturnType<typeof loadPosts>>[number];
export type ReadingList = Awaited<ReturnType<typeof loadReadingLists>>[number];
export type Page = CollectionEntry<'pages'>;
/** A book with the name of its file. */
export type Shelved = Book & { slug: string };

/**
 * The posts that may be shown, newest first; post-loader.ts lets no other into a build. `astro dev` has
 * them all, and `status` tells which.
 */
export const posts = onceABuild(loadPosts);

/** The series of the posts that may be shown. */
export const series = onceABuild(async () => groupBySeries(await posts()));

/** The part of a series that a post is, by its slug. */
export const parts = onceABuild(async () => partsBySlug(await series()));

/** What to read after each post, by its slug. */
export const related = onceABuild(async () => relatedPosts(await postsWithBooks(), 3));

/** The posts that use each book, newest first, by the name of the book's file. */
export const mentions = onceABuild(async () => postsByBook(await postsWithBooks()));

/** The reading lists with their books. */
export const readingLists = onceABuild(loadReadingLists);

/** The books, by the names of their files. */
export const books = onceABuild(async () => {
  const entries = await getCollection('books');
  return new Map(entries.map(({ id, data }) => [id, { slug: id, ...data }]));
});

/** The posts with the books that they use. */
const postsWithBooks = onceABuild(loadPostsWithBooks);

/** Who pays, by the assignment. */
const sponsors = onceABuild(loadSponsors);

/** What sponsors were promised, and what there is of it among the posts that may be shown. */
export const deals = onceABuild(loadDeals);

/** The affiliate programs of programs.yaml; none without it. */
export const programs = onceABuild(async () => (await perhaps('programs')) ?? []);

/** The settings of site.yaml. */
export const site = onceABuild(async () => {
  const settings = await perhaps('site');
  if (!settings) throw new Error('The site needs a file that is missing: site.yaml');
  return settings;
});

/** The file of the author's photograph, if there is one. */
export const portraitFile = onceABuild(async () => {
  const { data, filePath } = (await getEntry('site', 'site')) ?? {};
  return data?.portrait && filePath && join(dirname(filePath), data.portrait.src);
});

/** The settings of coaching.yaml; undefined without it: then nothing is booked. */
export const coaching = onceABuild(() => perhaps('coaching'));

/** What the content turns on. */
export const features = onceABuild(async () => featuresOf(await site(), await coaching()));

/** The colors, of colors.yaml or the standard ones. */
export const colors = onceABuild(async () => (await perhaps('colors')) ?? colorsSchema.parse({}));

/** The icon of the site as SVG: the author's own, or else one that is drawn. */
export const icon = onceABuild(async () => {
  const own = (await perhaps('icon'))?.own;
  return own ?? drawIcon((await colors()).art);
});

/** What makes a comment look doubtful. */
export const blockedWords = onceABuild(async () => (await perhaps('blockedWords'))?.words ?? []);

/** The author's voice, of words.yaml or the standard one. */
export const words = onceABuild(async () => (await perhaps('words')) ?? wordsSchema.parse({}));

/** The pages that stand on their own. */
export const pages = onceABuild(() => getCollection('pages'));

/** Tells of an address whether there is something to show, as far as content decides it. */
export const offered = onceABuild(loadOffered);

/** The site as it signs what it publishes: where there is no page about the author, the first one is. */
export const publisher = onceABuild(async () => {
  const authorPath = (await offered())('/about/') ? '/about/' : '/';
  return { ...(await site()), authorPath };
});

/** The page of that name. @throws Error when there is no such file. */
export async function page(slug: string): Promise<Page> {
  const entry = await getEntry('pages', slug);
  if (!entry) throw new Error(`The site needs a page that is missing: write pages/${slug}.mdx`);
  return entry;
}

/** The book of that name. @throws Error that says `where` it was asked for, and the choice. */
export async function book(slug: string, where: string): Promise<Shelved> {
  return named(slug, await books(), where);
}

/** The reading list of that name. @throws Error that says `where` it was asked for, and the choice. */
export async function readingList(slug: string, where: string): Promise<ReadingList> {
  return named(slug, new Map((await readingLists()).map((list) => [list.slug, list])), where);
}

async function loadOffered() {
  const offer = {
    features: await features(),
    posts: await posts(),
    reading: await readingLists(),
    pages: (await pages()).map(({ id }) => id),
  };
  return (path: string) => isOffered(path, offer);
}

async function loadPosts() {
  const { timeZone } = await site();
  const paying = await sponsors();
  const now = new Date();
  const entries = await getCollection('posts');
  const all = entries.map((entry) => {
    const { publishDate, updatedDate, ...fields } = entry.data;
    const publishAt = instantOf(publishDate, timeZone);
    const updatedAt = updatedDate === undefined ? undefined : instantOf(updatedDate, timeZone);
    const status = postStatus({ draft: fields.draft, publishAt }, now);
    const sponsor = paying.get(fields.assignment ?? '');
    return { slug: entry.id, ...fields, sponsor, publishAt, updatedAt, status, entry };
  });
  return withScenes(all.sort(newestFirst));
}

async function loadPostsWithBooks() {
  const shelf = await books();
  return (await posts()).map((post) => {
    const text = post.entry.body ?? '';
    return { ...post, text, books: booksMentioned(text, shelf) };
  });
}

async function loadSponsors() {
  const paying = new Map((await getCollection('sponsors')).map(({ id, data }) => [id, data]));
  const assignments = await getCollection('assignments');
  return new Map(assignments.map(({ id, data }) => [id, paying.get(data.sponsor)]));
}

async function loadDeals() {
  const assignments = await getCollection('assignments');
  const named = assignments.map(({ id, data }) => ({ slug: id, ...data }));
  const names = new Map((await getCollection('sponsors')).map(({ id, data }) => [id, data]));
  return dealsOf(named, names, await posts(), (await site()).timeZone);
}

async function loadReadingLists() {
  const shelf = await books();
  const lists = await getCollection('reading');
  return lists
    .map((entry) => ({
      slug: entry.id,
      ...entry.data,
      books: entry.data.books.flatMap((slug) => shelf.get(slug) ?? []),
      entry,
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** What stands in a file of content/ that a site may do without. */
async function perhaps<Name extends 'site' | 'coaching' | 'programs' | 'colors' | 'icon' | 'words' | 'blockedWords'>(name: Name) {
  const [entry] = await getCollection(name);
  return entry?.data as CollectionEntry<Name>['data'] | undefined;
}

function named<Value>(slug: string, all: ReadonlyMap<string, Value>, where: string): Value {
  const value = all.get(slug);
  if (value !== undefined) return value;
  const choice = [...all.keys()].toSorted().join(', ');
  throw contentError(`${where}: there is no "${slug}". Write one of: ${choice}`);
}
