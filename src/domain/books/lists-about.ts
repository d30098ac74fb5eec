import { tagSlug } from '../slug.ts';

/** The reading lists whose words have one of the tags in them; where none has, all of them. */
export function listsAbout<List extends { title: string; description: string }>(
  tags: readonly string[],
  lists: readonly List[],
): readonly List[] {
  const topics = tags.map((tag) => `-${tagSlug(tag)}-`);
  const fitting = lists.filter(({ title, description }) => {
    const words = `-${tagSlug(`${title} ${description}`)}-`;
    return topics.some((topic) => words.includes(topic));
  });
  return fitting.length > 0 ? fitting : lists;
}
