import { z } from 'zod';
import { memoize } from './memoize.ts';

/** The name of a file or folder in content/, and of its page. */
export const slug = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, {
  error: 'write small letters, digits and single hyphens, such as my-first-post',
});

/**
 * The tag in an address: spellings that differ by case, accents or spaces are one tag; c, c++ and c# are three,
 * net and .net two. A # in front is how other places mark a tag.
 */
export const tagSlug = memoize((name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replace(/^\.(?=\p{L})/u, 'dot-')
    .replaceAll(/(?<=[\p{L}\p{N}+])\+/gu, '-plus')
    .replaceAll(/(?<=[\p{L}\p{N}])#/gu, '-sharp')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, ''),
);
