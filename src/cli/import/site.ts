import type { ContentFiles } from '../../adapters/content/files.ts';
import { pagesWith } from '../../adapters/content/redirects.ts';
import { serves, servesBelow, type Site } from '../../integrations/audit/links.ts';
import { routes, siteAt } from '../../integrations/check/routes.ts';
import { textsOf } from '../../integrations/check/texts.ts';

/** The site as it would be built now, with everything that has a date when `everything`. */
export function siteNow(content: ContentFiles, address: URL, then: Date) {
  const site: Site = siteAt(
    then,
    content,
    { all: textsOf(content, then), texts: [] },
    {
      ...routes('.'),
      address,
    },
  );
  return {
    serves: (path: string) =>
      path.startsWith('/')
        ? serves(path, site)
        : pagesWith(content.contentDir, path).some((page) => serves(page, site)),
    servesBelow: (path: string) => servesBelow(path, site),
  };
}
