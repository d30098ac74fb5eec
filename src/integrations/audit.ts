import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentError } from '../adapters/content-error.ts';
import type { Program } from '../domain/affiliate/program.ts';
import { inFeed } from './audit-feed.ts';
import { ofPage } from './audit-links.ts';
import { type Page, readPage } from './audit-page.ts';
import type { Finding } from './audit-paid-links.ts';

/**
 * Reads the built pages and feeds once, and fails the build on a paid link that is untagged, unmarked, tagged
 * twice or not disclosed above it, on a link or an anchor that leads nowhere, on what would be loaded from
 * another site, and on a second h1. Links with somebody else's tag are logged.
 */
export function audit(programs: readonly Program[]): AstroIntegration {
  let address = new URL('http://localhost');
  let onDemand: RegExp[] = [];
  return {
    name: 'audit',
    hooks: {
      'astro:config:done'({ config }) {
        address = new URL(config.site ?? address);
      },
      'astro:routes:resolved'({ routes }) {
        onDemand = routes.flatMap((route) => (route.isPrerendered ? [] : route.patternRegex));
      },
      async 'astro:build:done'({ dir, logger }) {
        const root = fileURLToPath(dir);
        const files = await filesIn(root);
        const pages = new Map<string, Page>();
        const found: Found[] = [];
        for (const file of files) {
          const read = () => readFile(join(root, file), 'utf8');
          if (file.endsWith('.html')) pages.set(file, readPage(await read(), programs));
          if (!file.endsWith('.xml')) continue;
          for (const { item, ...finding } of inFeed(await read(), programs))
            found.push({ ...finding, place: `${file} (${item})` });
        }
        const site = { address, pages, files, onDemand };
        const onPages = [...pages].flatMap(([file, page]) =>
          [...page.paid, ...ofPage(file, page, site)].map((each) => ({ ...each, place: file })),
        );
        found.unshift(...onPages);

        for (const line of describe(found.filter(({ stops }) => !stops))) logger.warn(line);
        const faults = describe(found.filter(({ stops }) => stops));
        if (faults.length === 0) return;
        const list = faults.map((fault) => `  ${fault}`).join('\n\n');
        throw contentError(`This needs mending, so the build stops:\n\n${list}\n`);
      },
    },
  };
}

async function filesIn(root: string): Promise<Set<string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'));
  return new Set(paths.toSorted());
}

type Found = Finding & { place: string };

/** One text for each link, however many pages it stands on. */
function describe(found: readonly Found[]): string[] {
  const texts = new Map<string, string[]>();
  for (const { link, message, place } of found) {
    const text = `${link}\n    ${message}`;
    texts.set(text, [...(texts.get(text) ?? []), place]);
  }
  return [...texts].map(([text, [first, ...others]]) => {
    const more = new Set(others).size;
    return `${first}${more > 0 ? ` and ${more} more` : ''}\n    ${text}`;
  });
}
