import { z } from 'zod';
import { tagSlug } from './blog/tag.ts';

/** The name of a file or folder in content/, and of its page. */
export const slug = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, {
  error: 'write small letters, digits and single hyphens, such as my-first-post',
});

/** The name that a title makes: "It’s R & D" is its-r-and-d; empty when no letter of a to z is left. */
export function slugFrom(title: string): string {
  return tagSlug(title.replaceAll(/['’]/g, '').replaceAll('&', ' and '))
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
