import { readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { featuresIn } from '../../adapters/content/places.ts';
import { contentError } from '../../adapters/content/error.ts';
import { pagesWith, readRedirects, waits } from '../../adapters/content/redirects.ts';
import { redirectFaults, type WrittenRedirect } from '../../domain/blog/redirect/faults.ts';
import { isOff } from '../../domain/features.ts';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { serves, servesBelow } from '../audit/links.ts';
import { publishedPictures } from './published-pictures.ts';
import { samePictures } from './same-pictures.ts';
import { tellVercel } from './vercel.ts';

/**
 * Takes the old addresses of the site along: our Node host reads them beside the server, Vercel is told.
 * A build fails on one that leads nowhere, to another old one, or would hide a page.
 */
export function redirects(contentDir: string, adapter: 'node' | 'vercel'): AstroIntegration {
  let root: URL;
  let server: URL;
  let onDemand: RegExp[] = [];
  return {
    name: 'redirects',
    hooks: {
      'astro:config:done'({ config }) {
        ({ root } = config);
        ({ server } = config.build);
      },
      'astro:routes:resolved'({ routes }) {
        const features = featuresIn(contentDir);
        onDemand = routes
          .filter(({ isPrerendered, pattern }) => !isPrerendered && !isOff(pattern, features))
          .map(({ patternRegex }) => patternRegex);
      },
      async 'astro:build:done'({ dir }) {
        const client = fileURLToPath(dir);
        const site = { files: await filesIn(client), onDemand };
        const all = resolveRedirects(contentDir, client, (path) => serves(path, site));
        const faults = redirectFaults(all, {
          serves: (path) => serves(path, site),
          servesBelow: (path) => servesBelow(path, site),
        });
        if (faults.length > 0)
          throw contentError(`These redirects stop the build:\n\n  ${faults.join('\n  ')}\n`);
        const found: Redirect[] = all.map(({ from, to }) => ({ from, to }));
        if (adapter === 'vercel') await tellVercel(new URL('.vercel/output/', root), found);
        else await writeFile(new URL('redirects.json', server), JSON.stringify(found));
      },
    },
  };
}

/** Those that lead to what readers can see; of a picture, to the file that the build has made of it. */
function resolveRedirects(
  contentDir: string,
  client: string,
  isServed: (path: string) => boolean,
): WrittenRedirect[] {
  const published = publishedPictures();
  const same = samePictures(contentDir);
  return readRedirects(contentDir)
    .filter((redirect) => !waits(redirect, contentDir, isServed))
    .map((redirect) => {
      const { to } = redirect;
      if (to.startsWith('/')) return redirect;
      const address = pagesWith(contentDir, to)
        .filter(isServed)
        .map((path) => join(client, path, 'index.html'))
        .map((page) => published(page, [to]) ?? published(page, same(to)))
        .find((address) => address !== undefined);
      return { ...redirect, to: address ?? to };
    });
}

async function filesIn(root: string): Promise<Set<string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map(({ parentPath, name }) =>
      relative(root, join(parentPath, name)).replaceAll(sep, '/'),
    ),
  );
}
