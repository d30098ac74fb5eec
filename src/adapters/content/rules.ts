import { z } from 'zod';
import { colorsSchema } from '../../domain/blog/picture/colors.ts';
import { redirectsSchema } from '../../domain/blog/redirect/old-address.ts';
import { pageSchema } from '../../domain/blog/page.ts';
import { postSchema } from '../../domain/blog/post.ts';
import { siteSchema } from '../../domain/blog/site.ts';
import { coachingSchema } from '../../domain/booking/offer.ts';
import { bookSchema } from '../../domain/books/book.ts';
import { readingListSchema } from '../../domain/books/reading-list.ts';
import { commentSchema } from '../../domain/comments/comment.ts';
import { assignmentSchema } from '../../domain/deals/assignment.ts';
import { programsSchema } from '../../domain/paid/program.ts';
import { sponsorSchema } from '../../domain/paid/sponsor.ts';
import { wordsSchema } from '../../domain/words/words.ts';
import type { Check } from './faults.ts';
import { refusePaidByAuthor, refusePaidInFrame } from './programs.ts';
import { refuseMissingPicture, refuseUnknown } from './references.ts';

/** What each file of content/ must be: its schema, and what a schema cannot know. */
export function contentRules(contentDir: string) {
  return {
    posts: rule(postSchema(z.string()), ({ related, assignment, cover }, yaml) => {
      refuseUnknown(yaml, 'related', related, [contentDir, 'posts']);
      if (assignment) refuseUnknown(yaml, 'assignment', [assignment], [contentDir, 'assignments']);
      if (cover) refuseMissingPicture(yaml, ['cover', 'src'], cover.src);
    }),
    books: rule(bookSchema),
    reading: rule(readingListSchema, ({ books }, yaml) =>
      refuseUnknown(yaml, 'books', books, [contentDir, 'books']),
    ),
    pages: rule(pageSchema),
    sponsors: rule(sponsorSchema(z.string()), ({ logo }, yaml) => {
      if (logo) refuseMissingPicture(yaml, ['logo', 'src'], logo.src);
    }),
    assignments: rule(assignmentSchema, ({ sponsor }, yaml) =>
      refuseUnknown(yaml, 'sponsor', [sponsor], [contentDir, 'sponsors']),
    ),
    site: rule(siteSchema, (site, yaml) => {
      if (site.portrait) refuseMissingPicture(yaml, ['portrait', 'src'], site.portrait.src);
      refusePaidInFrame(`${contentDir}/programs.yaml`)(site, yaml);
    }),
    coaching: rule(coachingSchema),
    comments: rule(commentSchema, refusePaidByAuthor(`${contentDir}/programs.yaml`)),
    programs: rule(programsSchema),
    redirects: rule(redirectsSchema),
    words: rule(wordsSchema),
    colors: rule(colorsSchema),
  };
}

/** A rule whose check knows the data of its schema. */
function rule<Schema extends z.ZodType>(schema: Schema, check?: Check<Schema>) {
  return { schema, check };
}
