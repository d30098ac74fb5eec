import { z } from 'zod';
import { lengthOf, plainLine, plainWords } from './plain-words.ts';
import { webAddress } from './web-address.ts';

/** A comment that is public. */
export type Comment = Fields & {
  id: string;
  /** The slug of its post. */
  post: string;
};

type Fields = z.infer<typeof commentSchema>;

const id = z.string().regex(/^[a-z\d]{4,32}$/, {
  error: 'write 4 to 32 small letters and digits, such as k3v9p2',
});

/** So many characters have room in a name, and so many in a comment. */
export const LONGEST = { name: 60, text: 4000 };

const name = z.string().transform(plainLine).pipe(upTo(LONGEST.name));

/** The words of a comment. */
export const text = z.string().transform(plainWords).pipe(upTo(LONGEST.text));

/** As it is typed, https:// or not; what is kept has it. */
const site = z
  .string()
  .transform((typed, { addIssue }) => {
    const address = webAddress(typed);
    if (address === undefined) addIssue('write the whole address, from https:// on');
    return address ?? '';
  })
  .pipe(z.string().max(300));

/** The fields of content/comments/<post>/<time>-<id>.yaml. */
export const commentSchema = z.strictObject({
  name: name.describe('Who wrote it.'),
  date: z.iso
    .datetime({ offset: true, error: 'write an instant such as 2026-11-24T18:30:00Z' })
    .transform((text) => new Date(text))
    .refine(isOfThisAge, { error: 'write a year from 1990 on' })
    .describe('When it was written.'),
  text: text.describe('What was written, as plain text.'),
  site: site.optional().describe('The page of who wrote it.'),
  answers: id.optional().describe('The id of the comment that it answers.'),
  author: z.boolean().default(false).describe('true when the author of the site wrote it.'),
});

/** Where the file of a comment lies below comments/: `a-post/2026-11-24-183000-k3v9p2.yaml`, in UTC. */
export function pathOf({ post, date, id }: Pick<Comment, 'post' | 'date' | 'id'>): string {
  const [day = '', time = ''] = date.toISOString().split(/[T.]/);
  return `${post}/${day}-${time.replaceAll(':', '')}-${id}.yaml`;
}

/** The post and the id in such a path; undefined when it is none. */
export function partsOfPath(path: string): Pick<Comment, 'post' | 'id'> | undefined {
  const [, post, id] =
    /^([a-z\d-]+)\/\d{4}-\d\d-\d\d-\d{6}-([a-z\d]{4,32})\.yaml$/.exec(path) ?? [];
  return post && id ? { post, id } : undefined;
}

function upTo(maximum: number) {
  return z
    .string()
    .min(1)
    .check(({ value, issues }) => {
      if (lengthOf(value) > maximum)
        issues.push({ code: 'too_big', origin: 'string', maximum, inclusive: true, input: value });
    });
}

function isOfThisAge(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= 1990 && year <= 9999;
}
