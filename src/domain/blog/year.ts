/** The posts of each year on the clock of `timeZone`, in the order given. */
export function groupByYear<Post extends { publishAt: Date }>(
  posts: readonly Post[],
  timeZone: string,
): { year: string; posts: Post[] }[] {
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', timeZone });
  const years = Map.groupBy(posts, ({ publishAt }) => format.format(publishAt));
  return [...years].map(([year, posts]) => ({ year, posts }));
}
