import { z } from 'zod';
import { filled } from '../filled.ts';

/** The menu at the top of every page, as site.yaml has it. */
export const menuSchema = z
  .array(
    z.strictObject({
      name: filled.describe('What it says.'),
      url: z
        .union([z.string().regex(/^\/(?!\/)\S*$/), z.url({ protocol: /^https$/ })], {
          error: 'write a page of yours such as /about/, or a whole address with https://',
        })
        .describe('Where it leads: a page such as /about/, or an address with https://.'),
    }),
  )
  .min(1);

export type Menu = z.infer<typeof menuSchema>;

/** The menu of a site that has none of its own. */
export const standardMenu: Menu = [
  { name: 'Archive', url: '/archive/' },
  { name: 'Reading', url: '/reading/' },
  { name: 'Start here', url: '/start-here/' },
  { name: 'About', url: '/about/' },
  { name: 'Coaching', url: '/coaching/' },
];

/** What is shown of a menu: of the standard one what there is, and calls only while they are sold. */
export function shownMenu(
  own: Menu | undefined,
  { isThere, isPaused }: { isThere: (url: string) => boolean; isPaused: boolean },
): Menu {
  const menu = own ?? standardMenu.filter(({ url }) => isThere(url));
  return isPaused ? menu.filter(({ url }) => !url.startsWith('/coaching/')) : menu;
}
