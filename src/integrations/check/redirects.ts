import { noting } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { pagesWith, readRedirects, waits } from '../../adapters/content/redirects.ts';
import { redirectFaults } from '../../domain/blog/redirect/faults.ts';
import { createRedirector } from '../../domain/blog/redirect/redirector.ts';
import { messageOf } from '../../domain/message-of.ts';
import { serves, servesBelow, type Site } from '../audit/links.ts';
import type { Findings } from './findings.ts';
import { endOfTime } from './links.ts';
import { routes, siteAt, type Texts } from './routes.ts';

/** Redirects that stop the build, today's or one when all that is scheduled has appeared. */
export function checkRedirects(content: ContentFiles, read: Texts, address: URL, now: Date) {
  const errors: string[] = [];
  const { contentDir } = content;
  const redirects = noting(errors, () => readRedirects(contentDir)) ?? [];
  const known = { ...routes('.'), address };
  for (const then of [now, endOfTime]) {
    const site = siteAt(then, content, read, known);
    const served = (path: string) => isServed(path, contentDir, site);
    const awake = redirects.filter((redirect) => !waits(redirect, contentDir, served));
    const servedBelow = (path: string) => servesBelow(path, site);
    errors.push(...redirectFaults(awake, { serves: served, servesBelow: servedBelow }));
  }
  return { errors, warnings: [] };
}

function isServed(path: string, contentDir: string, site: Site): boolean {
  if (path.startsWith('/')) return serves(path, site);
  return pagesWith(contentDir, path).some((page) => serves(page, site));
}

/** Addresses that the live site has and the next build would not, nor lead on. */
export async function checkLive(
  content: ContentFiles,
  read: Texts,
  address: URL,
  now: Date,
  livePaths: (site: URL) => Promise<ReadonlySet<string>>,
): Promise<Findings> {
  const site = siteAt(now, content, read, { ...routes('.'), address });
  const redirect = createRedirector(noting([], () => readRedirects(content.contentDir)) ?? []);
  try {
    const live = [...(await livePaths(address))];
    const gone = live.filter((path) => !serves(path, site) && !redirect(path));
    const warnings = gone
      .filter((path) => !path.startsWith('/archive/'))
      .map((path) => `${path} is on the live site and would be gone. ${remedyFor(path)}`);
    return { errors: [], warnings };
  } catch (fault) {
    const unseen = `Whether an address of the live site is gone was not seen: ${messageOf(fault)}`;
    return { errors: [], warnings: [unseen] };
  }
}

function remedyFor(path: string): string {
  return /^\/(tags|series)\//.test(path)
    ? `If another took its place, write into redirects.yaml: - { from: ${path}, to: /where/it/leads/ }`
    : `If a text took its place, write at its top: formerly: [${path}]`;
}
