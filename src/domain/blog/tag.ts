import { z } from 'zod';
import { tagSlug } from '../slug.ts';

/** The page of a tag lies in a folder of its name, and disks take 255 bytes. */
const mostBytes = 200;

/** A tag as the author writes it. */
export const tag = z
  .string()
  .trim()
  .refine((name) => tagSlug(name) !== '', { error: 'write a word or two, such as growing up' })
  .refine((name) => new TextEncoder().encode(tagSlug(name)).length <= mostBytes, {
    error: 'it is too long for an address: write a word or two, such as growing up',
  });

export type Tag<Post> = { slug: string; name: string; posts: Post[] };

/** Every tag with its posts in the given order, by name; the first spelling met is the name. */
export function groupByTag<Post extends { tags: string[] }>(posts: readonly Post[]): Tag<Post>[] {
  const groups = new Map<string, Tag<Post>>();
  for (const post of posts) {
    const names = new Map(post.tags.map((name) => [tagSlug(name), name]));
    for (const [slug, name] of names) {
      const group = groups.get(slug) ?? { slug, name, posts: [] };
      group.posts.push(post);
      groups.set(slug, group);
    }
  }
  return [...groups.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}
