import { z } from 'zod';

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

/** The tag in an address: spellings that differ by case, accents or spaces are one tag. */
export function tagSlug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
