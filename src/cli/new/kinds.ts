import type { ContentFiles } from '../../adapters/content/files.ts';
import type { Place } from '../../adapters/content/places.ts';
import type { z } from 'zod';
import { contentRules } from '../../adapters/content/rules.ts';
import { slugFrom } from '../../adapters/content/slug-from.ts';

const { posts, sponsors, assignments, books } = contentRules('');

export type Answers = Record<string, string>;

/** What is asked when no flag of that name says it. */
export type Question = {
  flag: string;
  ask: string;
  /** What an empty answer means; without it something has to be said. */
  initial?: string;
  needed?: (answers: Answers, content: ContentFiles) => boolean;
  /** What the answer has to be, to be told at once. */
  schema?: z.ZodType;
};

/** A file to be written: its fields, and what stands below them. */
export type NewFile = { place: Place; slug: string; data: object; body?: string };

export type Kind = {
  questions: (content: ContentFiles, today: string) => Question[];
  files: (slug: string, answers: Answers, content: ContentFiles) => NewFile[];
};

export const kinds: Record<string, Kind> = {
  post: {
    questions: (_, today) => aboutPost(today),
    files: (slug, answers) => [postFile(slug, answers)],
  },
  sponsored: {
    questions: ({ sponsors: known }, today) => [
      ...aboutPost(today),
      {
        flag: 'sponsor',
        ask:
          known.length > 0
            ? `Who pays? A new name, or one of: ${known.map(({ slug }) => slug).join(', ')}`
            : 'Who pays? Their name',
      },
      {
        flag: 'url',
        ask: 'Their page, with https://',
        needed: isNewSponsor,
        schema: sponsors.schema.shape.url,
      },
      { flag: 'what', ask: 'What was promised, in a few words' },
      {
        flag: 'deadline',
        ask: 'When it has to be live, such as 2026-11-27 17:00',
        schema: assignments.schema.shape.deadline,
      },
      { flag: 'shares', ask: 'Shares, such as Instagram 4, Pinterest 2', initial: '' },
    ],
    files: sponsoredFiles,
  },
  book: {
    questions: () => [
      { flag: 'authors', ask: 'Who wrote it, such as Meg Jay, Paul Angone' },
      {
        flag: 'isbn',
        ask: 'The ISBN; nothing when you do not know it',
        initial: '',
        schema: books.schema.shape.isbn,
      },
      { flag: 'why', ask: 'Why it is on your shelf' },
    ],
    files: (slug, { title, authors = '', isbn, why }) => [
      {
        place: 'books',
        slug,
        data: { title, authors: listOf(authors), ...(isbn && { isbn }), why },
      },
    ],
  },
  list: {
    questions: (content) => [
      { flag: 'description', ask: DESCRIPTION },
      {
        flag: 'books',
        ask: `The books in order, of: ${content.books.map(({ slug }) => slug).join(', ') || 'none yet; begin with npm run new book'}`,
      },
    ],
    files: (slug, { title, description, books: names = '' }) => [
      { place: 'reading', slug, data: { title, description, books: listOf(names) }, body: BODY },
    ],
  },
};

const DESCRIPTION = 'What it is about, in one or two sentences; search results show it';
const BODY = '{/* Your text. All that it can hold is in content/README.md. */}\n';

function aboutPost(today: string): Question[] {
  return [
    { flag: 'description', ask: DESCRIPTION },
    {
      flag: 'date',
      ask: `When it appears, such as ${today} 07:00`,
      initial: today,
      schema: posts.schema.shape.publishDate,
    },
    { flag: 'tags', ask: 'Tags, such as work, growing up', initial: '' },
  ];
}

function postFile(slug: string, { title, description, date, tags = '' }: Answers, more = {}) {
  const tagged = tags === '' ? {} : { tags: listOf(tags) };
  const fields = { title, description, publishDate: date, ...tagged, ...more };
  return { place: 'posts' as const, slug, data: { ...fields, draft: true }, body: BODY };
}

function sponsoredFiles(slug: string, answers: Answers, content: ContentFiles): NewFile[] {
  const { sponsor: name = '', url, what, deadline, shares = '' } = answers;
  const sponsor = slugFrom(name);
  const promised = listOf(shares).map(shareOf);
  const isNew = isNewSponsor(answers, content);
  return [
    ...(isNew ? [{ place: 'sponsors' as const, slug: sponsor, data: { name, url } }] : []),
    { place: 'assignments', slug, data: { sponsor, what, deadline, shares: promised } },
    postFile(slug, answers, { assignment: slug }),
  ];
}

/** "Instagram 4", "4 Instagram", "Instagram x4" and "4x Instagram" alike; "Instagram" is once. */
function shareOf(share: string) {
  const [said = '', before, after] = /^(-?\d+)\s*[x×]?\s+|\s+[x×]?\s*(-?\d+)$/i.exec(share) ?? [];
  return { network: share.replace(said, ''), count: Number(before ?? after ?? '1') };
}

function isNewSponsor({ sponsor = '' }: Answers, content: ContentFiles): boolean {
  return !content.sponsors.some(({ slug }) => slug === slugFrom(sponsor));
}

function listOf(text: string): string[] {
  return text.split(',').flatMap((each) => each.trim() || []);
}
