import type { Album } from '../../adapters/import/album.ts';
import { convert } from '../../adapters/import/convert.ts';
import type { ImportedBlog, ImportedBody } from '../../adapters/import/imported.ts';
import type { Destinations } from '../../adapters/import/links.ts';
import { original } from '../../adapters/import/picture-path.ts';
import { type Pictures, writePicture } from '../../adapters/import/pictures.ts';
import { shown } from '../../adapters/import/shown.ts';
import { pathIn } from '../../adapters/wordpress/text.ts';
import type { Redirect } from '../../domain/blog/redirect/redirector.ts';
import { eachAtOnce } from './at-once.ts';
import { writeComments } from './comments.ts';
import type { Entry, Journal } from './journal.ts';
import { pathOf, type Planned, type Stand } from './plan.ts';
import { createProgress } from './progress.ts';
import { writeOnce } from './write.ts';

type Settings = {
  contentDir: string;
  timeZone: string;
  dry: boolean;
  now: Date;
  destinations: Destinations;
  pictures: Pictures;
  journal: Journal;
};

/**
 * Writes what is not here yet, pictures and comments before the text that has them, so that what is interrupted goes
 * on. Tells of all texts since the import began, were it interrupted or not.
 */
export async function writeTexts(
  blog: ImportedBlog,
  planned: readonly Planned[],
  settings: Settings,
) {
  const { contentDir, journal, dry } = settings;
  const fresh = new Map(planned.flatMap((each) => (each.isHere ? [] : [[each.text.id, each]])));
  const linked = new Set([...blog.links.keys()].flatMap((href) => href.split('#')[1] || []));
  const byId = new Map(blog.pictures.map((picture) => [picture.id, picture]));
  const found: Entry[] = [];
  const progress = createProgress('texts', fresh.size);
  await eachAtOnce(blog.bodies(new Set(fresh.keys())), async (body: ImportedBody) => {
    const each = fresh.get(body.id);
    if (!each) return;
    const { folder, file, prefix } = placeOf(each, contentDir);
    const { source, pictures, shortcuts, notes } = await convert(
      each.text,
      body,
      targetOf(each, prefix, settings),
      {
        ...settings.destinations,
        ...{ linked, pictures: settings.pictures, coverOf: (id) => byId.get(id) },
      },
    );
    const moved = pictures.flatMap(({ name, old }) =>
      pictureRedirects(old, `${folder}/${name}`, blog),
    );
    // Only a page can carry the mark that a link to a shop needs.
    const led = [...shortcuts].map((from) => ({ from, to: pathOf(each) }));
    const said = each.place === 'posts' ? body.comments : [];
    const { count, warnings } = writeComments(said, each, settings);
    const here = [...renamed(each).map((words) => ({ line: 1, words })), ...notes];
    const entry = {
      file,
      order: planned.indexOf(each) + (each.hidden === undefined ? 0 : planned.length),
      redirects: [...each.elsewhere, ...moved, ...loosePages(pictures, each), ...led],
      ...{ pictures: pictures.length, comments: count, hidden: each.hidden },
      warnings: [...warnings, ...here.map(({ line, words }) => `${file}:${line} ${words}`)],
    };
    if (!dry) {
      for (const picture of pictures)
        await writePicture(picture, `${contentDir}/${folder}/${picture.name}`);
      journal.add(entry);
      writeOnce(file, source);
    }
    found.push(entry);
    progress.step();
  });
  progress.end();
  return dry ? found : journal.entries();
}

function renamed({ slug, text: { name, called } }: Planned): string[] {
  if (slug !== name) return [`the name ${name} was taken, so it is ${slug} here`];
  return ['', slug].includes(called)
    ? []
    : [`its name was “${shown(called)}”, and is ${slug} here`];
}

/** The folder and the file of a text, and what the names of its pictures begin with. */
export function placeOf({ place, slug }: Stand, contentDir: string) {
  return place === 'posts'
    ? { folder: `posts/${slug}`, file: `${contentDir}/posts/${slug}/index.mdx`, prefix: '' }
    : { folder: 'pages', file: `${contentDir}/pages/${slug}.mdx`, prefix: `${slug}--` };
}

function targetOf(
  { text, slug, hidden, formerly }: Planned,
  prefix: string,
  { now, timeZone }: Settings,
) {
  const publishedAt = text.publishedAt ?? now;
  const visibleFrom = publishedAt > now ? publishedAt : now;
  return { slug, prefix, hidden, formerly, timeZone, publishedAt, visibleFrom };
}

/** The old addresses of a picture on the blog itself. */
function pictureRedirects(
  old: readonly string[],
  to: string,
  { address }: ImportedBlog,
): Redirect[] {
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '');
  const own = old
    .map((each) => original(new URL(each, address).href))
    .filter((url) => bare(url) === bare(address));
  const paths = new Set(own.flatMap(({ href }) => pathIn(href) ?? []));
  return [...paths].map((from) => ({ from, to }));
}

/** The page of a picture that belonged to no text leads to the first one that shows it. */
function loosePages(pictures: Album, each: Planned): Redirect[] {
  return pictures.flatMap(({ from }) =>
    from?.page && from.text === undefined ? [{ from: from.page, to: pathOf(each) }] : [],
  );
}
