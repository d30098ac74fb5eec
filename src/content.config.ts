import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { readBlockedWords } from './adapters/content/comments/blocked-words.ts';
import type { Rule } from './adapters/content/faults.ts';
import { commentLoader } from './adapters/content/comments/comment-loader.ts';
import { fileLoader, folderLoader } from './adapters/content/loader.ts';
import type { Place } from './adapters/content/places.ts';
import { contentRules } from './adapters/content/rules.ts';
import { readIcon } from './adapters/content/picture.ts';
import { postLoader } from './adapters/content/post-loader.ts';
import { postSchema } from './domain/blog/post.ts';
import type { Comment } from './domain/comments/comment.ts';
import { sponsorSchema } from './domain/paid/sponsor.ts';
import { readBuildEnv } from './environment.ts';

const base = readBuildEnv(process.env).contentDir;
const rules = contentRules(base);
const posts = postLoader(base, rules.posts);

export const collections = {
  posts: defineCollection({
    loader: posts,
    schema: ({ image }) => postSchema(image()),
  }),
  comments: defineCollection({
    loader: commentLoader(base, rules.comments, posts.shown),
    schema: z.object({ comments: z.array(z.custom<Comment>()) }),
  }),
  sponsors: defineCollection({
    loader: folderLoader(base, 'sponsors', rules.sponsors),
    schema: ({ image }) => sponsorSchema(image()),
  }),
  assignments: each('assignments', rules.assignments),
  books: each('books', rules.books),
  reading: each('reading', rules.reading),
  pages: each('pages', rules.pages),
  site: one('site.yaml', rules.site),
  coaching: one('coaching.yaml', rules.coaching, 'optional'),
  programs: one('programs.yaml', rules.programs, 'optional'),
  colors: one('colors.yaml', rules.colors, 'optional'),
  icon: defineCollection({
    loader: async () => [{ id: 'icon', own: await readIcon(base) }],
    schema: z.object({ own: z.string().optional() }),
  }),
  blockedWords: defineCollection({
    loader: async () => [{ id: 'blocked-words', words: readBlockedWords(base) }],
    schema: z.object({ words: z.array(z.string()) }),
  }),
  words: one('words.yaml', rules.words, 'optional'),
};

function each<Schema extends z.ZodType>(place: Place, rule: Rule<Schema>) {
  return defineCollection({ loader: folderLoader(base, place, rule), schema: rule.schema });
}

function one<Schema extends z.ZodType>(file: string, rule: Rule<Schema>, need?: 'optional') {
  const loader = fileLoader(`${base}/${file}`, rule, need);
  return defineCollection({ loader, schema: rule.schema });
}
