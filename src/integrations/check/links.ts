import type { ContentFiles } from '../../adapters/content/files.ts';
import { ownIds } from '../../adapters/markdown/heading-ids.ts';
import { pagesOf, type Site } from '../audit/links.ts';
import { memoize } from '../../domain/memoize.ts';
import { readYamlFile } from '../../adapters/content/yaml/read-yaml.ts';
import { loadedBy } from '../audit/page.ts';
import type { Findings } from './findings.ts';
import { routes, siteAt, type Texts } from './routes.ts';
import type { ReadText, Written } from './texts.ts';

/** When all that has a date has appeared. */
export const endOfTime = new Date(8.64e15);

/**
 * Links and pictures that lead nowhere, by the rules of the audit, on the day the text appears. A draft may
 * lead to drafts.
 */
export function checkLinks(content: ContentFiles, read: Texts, address: URL, now: Date): Findings {
  const findings: Findings = { errors: [], warnings: [] };
  const known = { ...routes('.'), address };
  const today = siteAt(now, content, read, known);
  const someday = siteAt(
    endOfTime,
    finished(content),
    { all: read.all.map(visible), texts: read.texts.map(visible) },
    known,
  );
  const faultsOn = memoize(pagesOf);
  for (const text of read.texts) {
    const { visibleFrom } = text;
    const later = visibleFrom && visibleFrom > now && siteAt(visibleFrom, content, read, known);
    const site = visibleFrom ? later || today : someday;
    const faults = visibleFrom ? findings.errors : findings.warnings;
    for (const { link, message, isError } of faultsOn(site)(text.page, pageOf(text)))
      (isError ? faults : findings.warnings).push(
        `${text.file}:${lineOf(link, text)} ${link}: ${message}`,
      );
  }
  findings.errors.push(...menuToNothing(content, today));
  return findings;
}

/** The menu stands on every page, by day one. */
function menuToNothing({ contentDir, site: { menu = [] } }: ContentFiles, site: Site): string[] {
  const file = `${contentDir}/site.yaml`;
  const { lineOf } = readYamlFile(file);
  const ofPage = pagesOf(site);
  return menu.flatMap(({ url }, index) =>
    ofPage('index.html', { links: [url], loads: [], headlines: [], sharedIds: [] }).map(
      ({ message }) => `${file}:${lineOf(['menu', index, 'url'])} menu.url: ${url}: ${message}`,
    ),
  );
}

function finished(content: ContentFiles) {
  return { ...content, posts: content.posts.map((post) => ({ ...post, draft: false })) };
}

function visible<T extends Written>(text: T): T {
  return { ...text, visibleFrom: text.visibleFrom ?? endOfTime };
}

function pageOf({ text }: ReadText) {
  const titles = text.headings.filter(({ depth }) => depth === 1);
  return {
    paid: [],
    links: text.links.map(({ href }) => href),
    loads: text.elements.flatMap(({ name, attributes }) =>
      loadedBy(name, attributes).map((address) => ({ element: name, address })),
    ),
    ids: text.ids,
    sharedIds: text.ids.filter((id, index) => isOfPage(id) || text.ids.indexOf(id) < index),
    anchors: text.headings.map(({ id }) => id),
    headlines: ['', ...titles.map(({ text }) => text)],
  };
}

/** Footnotes bring the heading that they stand below. */
function isOfPage(id: string): boolean {
  return ownIds.includes(id) && id !== 'footnote-label';
}

function lineOf(link: string, { text }: ReadText): number {
  const found =
    text.links.find(({ href }) => href === link) ??
    text.elements.find(({ name, attributes }) => loadedBy(name, attributes).includes(link)) ??
    text.headings.find(({ text }) => link === `# ${text.trim()}`) ??
    text.elements.findLast(({ attributes }) => link === `id="${attributes['id']}"`) ??
    text.headings.findLast(({ id }) => link === `id="${id}"`);
  return found?.line ?? 1;
}
