import { type ContentFiles, readContent } from '../../adapters/content/files.ts';
import type { ReadSaid } from '../../adapters/content/yaml/read-yaml.ts';
import type { readText } from '../../adapters/markdown/text-reader.ts';
import { nextBuild } from '../../domain/blog/build-time.ts';
import { formatClock, formatLocal } from '../../domain/time/local-day.ts';
import { goingLive } from '../../domain/deals/agenda.ts';
import { type Findings, merge } from './findings.ts';
import { checkImports } from './imports.ts';
import { checkLinks } from './links.ts';
import { warningsIn } from './warnings.ts';
import { checkLive, checkRedirects } from './redirects.ts';
import { overlooked } from './overlooked.ts';
import { checkPictures } from './pictures.ts';
import { checkSponsored } from './sponsored.ts';
import { type lostOfTitle, undrawnTitles } from './social-pictures.ts';
import { readTexts } from './texts.ts';

/** What a build does in another way, because it keeps what it has found. */
export type Reading = {
  readText?: typeof readText;
  readSaid?: ReadSaid;
  lostOfTitle?: typeof lostOfTitle;
};

type Checked = Findings & { goingLive: string[]; drafts: string[]; content?: ContentFiles };

/**
 * Everything in content/ that stops the site or is worth a look, and what appears when.
 * @param clock the time to look at it, once the site's zone is known
 * @param imports whether what texts import is looked at, for which the bundler of the build is loaded
 * @param live tells what the site answers that readers see; left out, nobody asks
 */
export async function check(
  contentDir: string,
  siteUrl: URL,
  clock: (timeZone: string) => Date,
  live?: (site: URL) => Promise<ReadonlySet<string>>,
  { imports = true, ...reading }: Reading & { imports?: boolean } = {},
): Promise<Checked> {
  const { content, faults } = readContent(contentDir, reading.readSaid);
  const broken = { errors: faults, warnings: [] };
  if (!content) return { ...merge([broken]), goingLive: [], drafts: [] };
  const { timeZone } = content.site;
  const now = clock(timeZone);
  const { findings, ...read } = await readTexts(content, now, undefined, reading);
  const found = [
    broken,
    findings,
    // A file that cannot be read hides its page and its tags from the links to them.
    ...(faults.length > 0
      ? []
      : [
          checkLinks(content, read, siteUrl, now),
          checkRedirects(content, read, siteUrl, now),
          ...(live ? [await checkLive(content, read, siteUrl, now, live)] : []),
        ]),
    checkSponsored(content, read.texts),
    { errors: [], warnings: warningsIn(content, read.texts, now) },
    { errors: [], warnings: overlooked(content) },
    { errors: [], warnings: await undrawnTitles(content, reading.lostOfTitle) },
    await checkPictures(content, read.texts),
    ...(imports ? [await checkImports(read.texts)] : []),
  ];
  const appears = goingLive(content.posts, [], now).map(({ post: { title, publishAt } }) => {
    const build = formatClock(nextBuild(publishAt), timeZone);
    return `“${title}” goes live ${formatLocal(publishAt, timeZone)}, with the ${build} build`;
  });
  const drafts = content.posts.flatMap(({ draft, title }) => (draft ? `“${title}”` : []));
  return { ...merge(found), goingLive: appears, drafts, content };
}
