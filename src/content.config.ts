import { defineCollection } from 'astro:content';
import type { z } from 'zod';
import { refusePaidFollow } from './adapters/affiliate-links.ts';
import { type Check, fileLoader, folderLoader } from './adapters/content-loader.ts';
import type { Place } from './adapters/content-places.ts';
import { postLoader } from './adapters/post-loader.ts';
import { refuseUnknown } from './adapters/references.ts';
import { programsSchema } from './domain/affiliate/program.ts';
import { pageSchema } from './domain/blog/page.ts';
import { postSchema } from './domain/blog/post.ts';
import { siteSchema } from './domain/blog/site.ts';
import { bookSchema } from './domain/books/book.ts';
import { readingListSchema } from './domain/books/reading-list.ts';
import { coachingSchema } from './domain/booking/offer.ts';
import { readBuildEnv } from './environment.ts';

const base = readBuildEnv(process.env).contentDir;

export const collections = {
  posts: defineCollection({
    loader: postLoader(base),
    schema: ({ image }) => postSchema(image()),
  }),
  books: each('books', bookSchema),
  reading: each('reading', readingListSchema, ({ books }, yaml) =>
    refuseUnknown(yaml, 'books', books, [base, 'books']),
  ),
  pages: each('pages', pageSchema),
  site: one('site.yaml', siteSchema, refusePaidFollow(`${base}/programs.yaml`)),
  coaching: one('coaching.yaml', coachingSchema),
  programs: one('programs.yaml', programsSchema),
};

function each<Schema extends z.ZodType>(place: Place, schema: Schema, check?: Check<Schema>) {
  return defineCollection({ loader: folderLoader(base, place, schema, check), schema });
}

function one<Schema extends z.ZodType>(file: string, schema: Schema, check?: Check<Schema>) {
  return defineCollection({ loader: fileLoader(`${base}/${file}`, schema, check), schema });
}
