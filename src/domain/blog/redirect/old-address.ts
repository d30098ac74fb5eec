import { z } from 'zod';

// A browser reads // and /\ at the beginning of an address as the name of another site.
const path = String.raw`\/(?![/\\])(?![^?#]*\/\/)[^\s\\\p{Cc}]*`;
const picture = String.raw`(?:posts\/[a-z\d-]+|pages)\/[^/\\\p{Cc}]+`;

/** An address that a page or picture had before; a `/*` at its end stands for everything below. */
export const oldAddress = z
  .string()
  .regex(new RegExp(`^${path}$`, 'u'), {
    error: 'write it from the first / on, without the name of the site, such as /2014/05/old/',
  })
  .refine((from) => !from.includes('#'), { error: 'leave out the # and what follows' })
  .refine((from) => !/\*./.test(from) && !/[^/]\*/.test(from), {
    error: 'a * stands only at the very end and after a /, such as /author/*',
  });

/** The file redirects.yaml. */
export const redirectsSchema = z
  .array(
    z.strictObject({
      from: oldAddress.describe(
        'The old address from the first / on, such as /feed/ or /?p=12; a /* at its end stands for all below.',
      ),
      to: z
        .string()
        .regex(new RegExp(`^(?:${path}|${picture})$`, 'u'), {
          error: ({ input }) =>
            /^(\w+:)?\/\/|^\/\\/.test(String(input))
              ? 'it would lead to another site: write an address of this one, such as /about/'
              : 'write an address of this site such as /tags/work/, or a picture such as posts/my-post/lamp.jpg',
        })
        .describe('Where it leads: a page such as /tags/work/, or a picture in content/.'),
    }),
    { error: 'write a list, in which each entry begins with - from:, or remove the file' },
  )
  .describe('Old addresses of what is neither a post nor a page, and where they lead.');
