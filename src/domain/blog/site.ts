import { z } from 'zod';
import { filled } from '../filled.ts';
import { menuSchema } from './menu.ts';
import { locale } from '../time/locale.ts';
import { homeZone } from '../time/time-zone.ts';

/** The file site.yaml. */
export const siteSchema = z.strictObject({
  name: filled.describe('What the site is called.'),
  tagline: filled.describe('A few words under the name.'),
  description: filled.describe('What search results and feed readers show.'),
  timeZone: homeZone.describe(
    'The clock that dates and times in posts are read on, such as America/New_York.',
  ),
  locale: locale
    .default('en-US')
    .describe(
      'The language of the site, and how dates, times and prices are written, such as en-GB.',
    ),
  author: filled.describe('Who writes here.'),
  portrait: z
    .strictObject({
      src: filled.describe('A picture of you in the folder of site.yaml, such as ./me.jpg.'),
      alt: z.string().describe('What the picture shows, for those who cannot see it.'),
    })
    .optional()
    .describe('A photograph of the author; without one the site draws somebody from the name.'),
  contact: z.email().describe('The e-mail address that readers see.'),
  menu: menuSchema
    .optional()
    .describe('The menu; without it, the pages that there are: archive, reading, about and so on.'),
  follow: z
    .array(
      z.strictObject({
        name: filled.describe('The name of the place, such as Instagram.'),
        url: z.url({ protocol: /^https$/ }).describe('Your page there, with https://.'),
      }),
    )
    .default([])
    .describe('Where else readers find the author.'),
  comments: z
    .enum(['open', 'closed'], { error: 'write open or closed' })
    .optional()
    .describe(
      'open: readers write comments; closed: those that are there stay. Without it there are none.',
    ),
  contactForm: z
    .boolean({ error: 'write true, or leave the line out' })
    .optional()
    .describe('true: readers write to you at /contact/. The address stays beside it.'),
});

export type Site = z.infer<typeof siteSchema>;
