import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { isOffered } from '../../domain/blog/offered.ts';
import { groupBySeries } from '../../domain/blog/series.ts';
import { groupByTag } from '../../domain/blog/tag.ts';
import { featuresOf } from '../../domain/features.ts';
import type { Site } from '../audit/links.ts';
import type { ReadText, Written } from './texts.ts';

export type Texts = { all: readonly Written[]; texts: readonly ReadText[] };

/** What the pages of src/pages that need no content make, and the addresses that are answered on demand. */
export function routes(root: string) {
  const files = globSync('**/*.{astro,ts}', { cwd: `${root}/src/pages` });
  const isOnDemand = (file: string) =>
    readFileSync(`${root}/src/pages/${file}`, 'utf8').includes('prerender = false');
  const onDemand = files.filter(isOnDemand).map(
    (file) =>
      `/${addressOf(file)
        .replace(/^_/, '')
        .replaceAll(/\[[^\]]+\]/g, '[^/]+')}`,
  );
  const fixed = files
    .filter((file) => !file.includes('[') && !isOnDemand(file))
    .map((file) => (file.endsWith('.ts') ? addressOf(file) : pageOf(addressOf(file))));
  const shown = globSync('**/*.*', { cwd: `${root}/public` });
  return { onDemand, fixed: [...fixed, ...shown, 'sitemap-index.xml'] };
}

type Offered = Pick<ContentFiles, 'posts' | 'reading' | 'pages' | 'coaching' | 'site'>;

/** Only the finished pages tell under which posts not all comments stand: a link there is left to the audit. */
const ofComments = '/posts/[^/]+/comments';

/** The site as it is built at `then`. */
export function siteAt(
  then: Date,
  content: Offered,
  { all, texts }: Texts,
  { address, ...known }: ReturnType<typeof routes> & { address: URL },
): Site {
  const { posts, reading, coaching } = content;
  const shown = posts.filter(({ draft, publishAt }) => !draft && publishAt <= then);
  const offer = {
    ...{ features: featuresOf(content.site, coaching), posts: shown, reading },
    pages: content.pages.map(({ slug }) => slug),
  };
  const isThere = (path: string) => isOffered(path, offer);
  // Without the form a page of that name is one of the author's.
  const isAnswered = (path: string) => path !== '/contact' || offer.features.contactForm;
  const onDemand = [...known.onDemand, ofComments]
    .filter((path) => isThere(path) && isAnswered(path))
    .map((path) => new RegExp(`^${path}/?$`));
  const isVisible = ({ visibleFrom }: Written) => visibleFrom && visibleFrom <= then;
  const archive = Array.from({ length: Math.ceil(shown.length / 20) }, (_, index) =>
    index === 0 ? 'archive' : `archive/${index + 1}`,
  );
  const lists = [
    ...archive,
    ...['reading', 'search', 'tags'].filter((name) => isThere(`/${name}`)),
    ...groupByTag(shown).map(({ slug }) => `tags/${slug}`),
    ...groupBySeries(shown).map(({ slug }) => `series/${slug}`),
  ];
  const pages = texts.filter(isVisible).map(({ page, text }) => {
    const anchors = text.headings.map(({ id }) => id);
    return [page, { ids: text.ids, anchors }] as const;
  });
  const isMade = (page: string) => {
    const path = `/${posix.dirname(page)}`;
    return isThere(path) && !onDemand.some((pattern) => pattern.test(path));
  };
  const made = all.filter(isVisible).flatMap(({ page }) => (isMade(page) ? [page] : []));
  return {
    address,
    isWritten: true,
    onDemand,
    pages: new Map(pages),
    files: new Set([...known.fixed, ...made, ...lists.map(pageOf)]),
  };
}

function addressOf(file: string): string {
  const { dir, name } = posix.parse(file);
  return posix.join(dir, name === 'index' ? '' : name);
}

function pageOf(address: string): string {
  return posix.join(address, 'index.html').replace(/^(404|500)\/index/, '$1');
}
