import { existsSync } from 'node:fs';
import { contentError } from '../../adapters/content/error.ts';
import { type ContentFiles, readContent } from '../../adapters/content/files.ts';
import type { ImportedBlog } from '../../adapters/import/imported.ts';
import { createPictures } from '../../adapters/import/pictures.ts';
import { download } from '../../adapters/web/public-request.ts';
import { readPrettyLinks } from '../../adapters/wordpress/pretty-links.ts';
import { readBlog } from '../../adapters/wordpress/read-blog.ts';
import { type FoundId, idsFound, withAmazon } from '../../domain/paid/own-ids.ts';
import { published } from '../../domain/publication.ts';
import { tagSlug } from '../../domain/slug.ts';
import { demote } from './demote.ts';
import { destinationsOf } from './destinations.ts';
import { createJournal, type Journal } from './journal.ts';
import { everyLink, ownIds } from './own-ids.ts';
import { type Planned, planTexts } from './plan.ts';
import { addRedirects, listRedirects, pageRedirects } from './redirects.ts';
import { sayNext } from './progress.ts';
import type { Report } from './report.ts';
import { askShortLinks } from './short-links.ts';
import { siteNow } from './site.ts';
import { placeOf, writeTexts } from './texts.ts';

export type Options = {
  contentDir: string;
  siteUrl: URL;
  folder: string | undefined;
  fromWeb: boolean;
  myIds: readonly string[];
  prettyLinks: string | undefined;
  /** Where it keeps what it needs to go on after a break. */
  dataDir: string;
  dry: boolean;
  now: Date;
};

const largest = 25_000_000;
const patience = 60_000;

/**
 * Brings a blog into content/ and says what was done.
 * @throws Error for the author, before anything is written, when a file is no export
 */
export async function importBlog(files: readonly string[], options: Options): Promise<Report> {
  const { contentDir, siteUrl, folder, fromWeb, prettyLinks, dry, now } = options;
  for (const path of [...files, ...(folder ? [folder] : []), ...(prettyLinks ? [prettyLinks] : [])])
    if (!existsSync(path)) throw contentError(`${path} is not there`);
  const content = readGood(contentDir);
  const shortcuts = prettyLinks ? readPrettyLinks(prettyLinks) : new Map<string, string>();
  const blog = await readBlog(files, { timeZone: content.site.timeZone, shortcuts });
  const planned = planTexts(blog, contentDir, siteNow(content, siteUrl, now).serves);
  const isOnline = fromWeb && !dry;
  const asked = [...blog.links.keys(), ...blog.shortcuts.values()];
  const hops = isOnline ? await askShortLinks(asked, content.programs) : new Map<string, string>();
  const links = everyLink(blog, hops);
  const programs = withAmazon(content.programs, links.keys());
  const own = await ownIds(idsFound(links, programs), programs, options.myIds);
  const fetch = (address: string) => download(address, { largest, patience });
  const journal = createJournal(`${options.dataDir}/journal.jsonl`);
  const written = await writeTexts(blog, planned, {
    ...options,
    timeZone: content.site.timeZone,
    destinations: { ...destinationsOf(blog, planned, content, now), hops, programs, own },
    pictures: createPictures(blog.pictures, {
      ...(folder !== undefined && { folder }),
      ...(isOnline && { fetch }),
      cache: `${options.dataDir}/pictures`,
    }),
    journal,
  });
  const { demoted, redirects } = dry
    ? { demoted: [], redirects: 0 }
    : await finish(blog, planned, journal, options);
  const drafts = written.flatMap(({ file, hidden }) =>
    hidden === undefined || demoted.some((each) => each.file === file) ? [] : { file, why: hidden },
  );
  const told = new Set(written.map(({ file }) => file));
  const total = (of: 'pictures' | 'comments') => written.reduce((sum, each) => sum + each[of], 0);
  const comments = total('comments');
  return {
    dry,
    written: [...told].toSorted(),
    here: planned.filter((each) => each.isHere && !told.has(placeOf(each, contentDir).file)).length,
    pictures: total('pictures'),
    comments,
    redirects,
    drafts: [...drafts, ...demoted],
    leftOut: [...blog.leftOut],
    warnings: written.flatMap(({ warnings }) => warnings).toSorted(),
    todo: [
      ...idsToWrite(own, content),
      ...(comments > 0 && !content.site.comments ? [hiddenComments(contentDir)] : []),
    ],
  };
}

async function finish(
  blog: ImportedBlog,
  planned: readonly Planned[],
  journal: Journal,
  { contentDir, siteUrl, now }: Options,
) {
  const entries = journal.entries();
  const files = new Set(entries.map(({ file }) => file));
  sayNext('Whether the site takes it all is looked at now …');
  const demoted = files.size > 0 ? await demote(files, contentDir, siteUrl, now) : [];
  const content = readGood(contentDir);
  const tags = content.posts.filter((post) => published(post, now)).flatMap((post) => post.tags);
  const candidates = [
    ...entries.flatMap(({ redirects }) => redirects),
    ...listRedirects(blog, new Set(tags.map(tagSlug))),
    ...pageRedirects(blog, planned),
  ];
  const added = addRedirects(content, siteUrl, candidates, now);
  journal.end();
  return { demoted, redirects: added.length };
}

function readGood(contentDir: string): ContentFiles {
  const { content, faults } = readContent(contentDir);
  if (!content) throw contentError(`mend this first:\n${faults.join('\n')}`);
  return content;
}

function idsToWrite(own: readonly FoundId[], { contentDir, programs }: ContentFiles): string[] {
  const written = JSON.stringify(programs);
  return own
    .filter(({ id }) => !written.includes(id))
    .map(({ program, host, id, count }) => {
      const isKnown = programs.some(({ name }) => name === program);
      const line = `- { name: ${program}, hosts: [${host}], query: { tag: ${id} }, label: paid link }`;
      return `${contentDir}/programs.yaml: your id for ${program} was ${id}, in ${count} ${count === 1 ? 'link' : 'links'} to ${host}. The links do not carry it any more, because the site adds it: write ${isKnown ? 'it there' : line}`;
    });
}

function hiddenComments(contentDir: string): string {
  return `${contentDir}/site.yaml: write comments: open, or comments: closed, else nobody sees what readers said`;
}
