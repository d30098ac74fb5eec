/** The minute of every hour at which `.github/workflows/publish.yml` looks for posts that are due. */
export const buildMinute = 10;

/** When the build begins that brings a post to its readers. */
export function nextBuild(publishAt: Date): Date {
  const hour = 3_600_000;
  const offset = buildMinute * 60_000;
  return new Date(Math.ceil((publishAt.getTime() - offset) / hour) * hour + offset);
}
