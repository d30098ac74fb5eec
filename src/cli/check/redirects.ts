import { noting } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { pagesWith, readRedirects, waits } from '../../adapters/content/redirects.ts';
import { redirectFaults } from '../../domain/blog/redirect/faults.ts';
import { serves, servesBelow, type Site } from '../../integrations/audit/links.ts';
import { endOfTime } from './links.ts';
import { routes, siteAt, type Texts } from './routes.ts';

/** Redirects that stop the build, today's or one when all that is scheduled has appeared. */
export function checkRedirects(content: ContentFiles, read: Texts, address: URL, now: Date) {
  const stops: string[] = [];
  const { contentDir } = content;
  const redirects = noting(stops, () => readRedirects(contentDir)) ?? [];
  const known = { ...routes('.'), address };
  for (const then of [now, endOfTime]) {
    const site = siteAt(then, content, read, known);
    const served = (path: string) => isServed(path, contentDir, site);
    const awake = redirects.filter((redirect) => !waits(redirect, contentDir, served));
    const servedBelow = (path: string) => servesBelow(path, site);
    stops.push(...redirectFaults(awake, { serves: served, servesBelow: servedBelow }));
  }
  return { stops, look: [] };
}

function isServed(path: string, contentDir: string, site: Site): boolean {
  if (path.startsWith('/')) return serves(path, site);
  return pagesWith(contentDir, path).some((page) => serves(page, site));
}
