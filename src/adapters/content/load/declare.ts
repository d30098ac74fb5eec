import { defineCollection } from 'astro/content/config';
import { z } from 'zod';
import { postSchema } from '../../../domain/blog/post.ts';
import type { Comment } from '../../../domain/comments/comment.ts';
import { sponsorSchema } from '../../../domain/paid/sponsor.ts';
import { readBlockedWords } from '../comments/blocked-words.ts';
import { commentLoader } from '../comments/comment-loader.ts';
import type { Rule } from '../faults.ts';
import { readIcon } from '../picture.ts';
import type { Place } from '../places.ts';
import { contentRules } from '../rules.ts';
import { fileLoader, folderLoader } from './loader.ts';
import { postLoader } from './post-loader.ts';

/** What Astro reads of content/, and what each file of it must be. */
export function declareCollections(contentDir: string) {
  const rules = contentRules(contentDir);
  const posts = postLoader(contentDir, rules.posts);
  return {
    posts: defineCollection({
      loader: posts,
      schema: ({ image }) => postSchema(image()),
    }),
    comments: defineCollection({
      loader: commentLoader(contentDir, rules.comments, posts.shown),
      schema: z.object({ comments: z.array(z.custom<Comment>()) }),
    }),
    sponsors: defineCollection({
      loader: folderLoader(contentDir, 'sponsors', rules.sponsors),
      schema: ({ image }) => sponsorSchema(image()),
    }),
    assignments: each(contentDir, 'assignments', rules.assignments),
    books: each(contentDir, 'books', rules.books),
    reading: each(contentDir, 'reading', rules.reading),
    pages: each(contentDir, 'pages', rules.pages),
    site: one(`${contentDir}/site.yaml`, rules.site),
    coaching: one(`${contentDir}/coaching.yaml`, rules.coaching, 'optional'),
    programs: one(`${contentDir}/programs.yaml`, rules.programs, 'optional'),
    colors: one(`${contentDir}/colors.yaml`, rules.colors, 'optional'),
    icon: defineCollection({
      loader: async () => [{ id: 'icon', own: await readIcon(contentDir) }],
      schema: z.object({ own: z.string().optional() }),
    }),
    blockedWords: defineCollection({
      loader: async () => [{ id: 'blocked-words', words: readBlockedWords(contentDir) }],
      schema: z.object({ words: z.array(z.string()) }),
    }),
    words: one(`${contentDir}/words.yaml`, rules.words, 'optional'),
  };
}

function each<Schema extends z.ZodType>(contentDir: string, place: Place, rule: Rule<Schema>) {
  return defineCollection({ loader: folderLoader(contentDir, place, rule), schema: rule.schema });
}

function one<Schema extends z.ZodType>(file: string, rule: Rule<Schema>, need?: 'optional') {
  const loader = fileLoader(file, rule, need);
  return defineCollection({ loader, schema: rule.schema });
}
