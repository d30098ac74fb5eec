import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { scheduler } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildLedger } from '../../adapters/build-cache.ts';
import { featuresIn } from '../../adapters/content/places.ts';
import { contentError } from '../../adapters/content/error.ts';
import { readSponsoredPosts } from '../../adapters/content/sponsorships.ts';
import { isOff } from '../../domain/features.ts';
import type { Program } from '../../domain/paid/program.ts';
import type { FinishedPages } from '../finish-pages.ts';
import { pagesOf } from './links.ts';
import { type Page, readPage } from './page.ts';
import { type Finding, ofSponsored } from './paid-links.ts';
import { whereWritten } from './place.ts';
import { inXml } from './xml.ts';

/**
 * Reads the built pages and feeds once, but those that the build before has read, and fails the build on a paid link
 * that is untagged, unmarked, tagged twice or not disclosed above it, on a sponsor's link with an id in it, on a sponsored post that does not say
 * so, on a price beside Amazon's link, on a link or an anchor that leads nowhere, on what would be loaded from
 * another site, on a second h1, on characters that nobody sees, and on XML that is not well-formed. Links with
 * somebody else's tag are logged.
 * @param finished the pages that need not be read when they have not changed
 */
export function audit(
  programs: readonly Program[],
  contentDir: string,
  finished: FinishedPages = new Map(),
): AstroIntegration {
  let address = new URL('http://localhost');
  let cacheDir: URL;
  let onDemand: RegExp[] = [];
  return {
    name: 'audit',
    hooks: {
      'astro:config:done'({ config }) {
        address = new URL(config.site ?? address);
        ({ cacheDir } = config);
      },
      'astro:routes:resolved'({ routes }) {
        const features = featuresIn(contentDir);
        onDemand = routes
          .filter(({ isPrerendered, pattern }) => !isPrerendered && !isOff(pattern, features))
          .map(({ patternRegex }) => patternRegex);
      },
      async 'astro:build:done'({ dir, logger }) {
        const root = fileURLToPath(dir);
        const files = filesIn(root);
        const sponsored = readSponsoredPosts(contentDir);
        const sponsorOf = (path: string) =>
          sponsored.get(/^\/posts\/([^/]+)\/$/.exec(path)?.[1] ?? '');
        const pages = new Map<string, Page>();
        const ledger = await buildLedger<Page>(cacheDir, 'audited');
        const found: Found[] = [];
        for (const file of files) {
          const read = () => readFileSync(join(root, file), 'utf8');
          if (file.endsWith('.html')) {
            const sponsor = sponsorOf(pathOf(file));
            const known = finished.get(file) ?? hash('sha256', read());
            const readIt = async () => {
              // What is done at the same time goes on.
              await scheduler.yield();
              return readPage(read(), programs, sponsor);
            };
            const told = hash('sha256', JSON.stringify([programs, sponsor, known]));
            pages.set(file, await ledger.take(told, readIt));
          }
          if (!file.endsWith('.xml')) continue;
          const paths = (link: string) => URL.parse(link)?.pathname ?? '';
          const inItems = inXml(read(), programs, (link) => sponsorOf(paths(link)));
          for (const { item, ...finding } of inItems) {
            const place = item.title ? `${file} (${item.title})` : file;
            found.push({ ...finding, file: place, path: paths(item.link) });
          }
        }
        await ledger.keep();
        const ofPage = pagesOf({ address, pages, files, onDemand });
        const onPages = [...pages].flatMap(([file, page]) => {
          const path = pathOf(file);
          const sponsor = sponsorOf(path);
          const silent = sponsor ? ofSponsored(page.said, sponsor) : [];
          const all = [...silent, ...page.paid, ...page.hidden, ...ofPage(file, page)];
          return all.map((each) => ({ ...each, file, path }));
        });
        found.unshift(...onPages);

        const { errors, warnings } = describe(found, contentDir);
        for (const warning of warnings) logger.warn(warning);
        if (errors.length === 0) return;
        const list = errors.map((error) => `  ${error}`).join('\n\n');
        throw contentError(`This needs mending, so the build stops:\n\n${list}\n`);
      },
    },
  };
}

function filesIn(root: string): Set<string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'));
  return new Set(paths.toSorted());
}

/** The address of a built page, such as /posts/a/. */
function pathOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

type Found = Finding & { file: string; path: string };

/** What stops the build and what is worth a look: one text for each link, however many pages it stands on. */
function describe(found: readonly Found[], contentDir: string) {
  const texts = (some: readonly Found[]) => {
    const places = new Map<string, Set<string>>();
    for (const { file, path, ...finding } of some) {
      const text = `${finding.link}\n    ${finding.message}`;
      const place = whereWritten(contentDir, path, finding) ?? file;
      places.set(text, (places.get(text) ?? new Set()).add(place));
    }
    return [...places].map(([text, [first, ...others]]) => {
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      return `${first}${more}\n    ${text}`;
    });
  };
  return {
    errors: texts(found.filter(({ isError }) => isError)),
    warnings: texts(found.filter(({ isError }) => !isError)),
  };
}
