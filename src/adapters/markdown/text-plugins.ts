import { affiliateLinks } from './affiliate-links.ts';
import { direction } from './direction.ts';
import { headingIds } from './heading-ids.ts';
import { numberedHeadings } from './numbered-headings.ts';
import { wideTables } from './wide-tables.ts';

/**
 * What changes every text of the site while it compiles, in order: the ids come first, since what a link is
 * labeled with is no word of the author's.
 */
export function textPlugins(...links: Parameters<typeof affiliateLinks>) {
  return [headingIds(), direction(), affiliateLinks(...links), numberedHeadings(), wideTables()];
}
