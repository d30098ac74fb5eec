import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import type { z } from 'zod';
import { singleFile, strictly } from './adapters/content-loader.ts';
import { postLoader } from './adapters/post-loader.ts';
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
  books: each('books/*.yaml', bookSchema),
  reading: each('reading/*.{md,mdx}', readingListSchema),
  pages: each('pages/*.{md,mdx}', pageSchema),
  site: one('site.yaml', siteSchema),
  coaching: one('coaching.yaml', coachingSchema),
  programs: one('programs.yaml', programsSchema),
};

function each<Schema extends z.ZodType>(files: string, schema: Schema) {
  const [folder = '', pattern = ''] = files.split('/');
  return defineCollection({
    loader: strictly(glob({ base: `${base}/${folder}`, pattern }), schema),
    schema,
  });
}

function one<Schema extends z.ZodType>(file: string, schema: Schema) {
  return defineCollection({ loader: strictly(singleFile(`${base}/${file}`), schema), schema });
}
