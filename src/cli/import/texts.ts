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
import type { Journal } from './journal.ts';
import type { Planned } from './plan.ts';
import { createProgress } from './progress.ts';
import { pathOf } from './redirects.ts';
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

/** Writes what is not here yet, pictures and comments before the text that has them, so that what is interrupted goes on. */
export async function writeTexts(
  blog: ImportedBlog,
  planned: readonly Planned[],
  settings: Settings,
) {
  const { contentDir, journal, dry } = settings;
  const fresh = new Map(planned.flatMap((each) => (each.isHere ? [] : [[each.text.id, each]])));
  const linked = new Set([...blog.links.keys()].flatMap((href) => href.split('#')[1] ?? []));
  const byId = new Map(blog.pictures.map((picture) => [picture.id, picture]));
  const found = { files: [] as string[], warnings: [] as string[], pictures: 0, comments: 0 };
  const drafts: { file: string; why: string }[] = [];
  const progress = createProgress('texts', fresh.size);
  await eachAtOnce(blog.bodies(new Set(fresh.keys())), async (body: ImportedBody) => {
    const each = fresh.get(body.id);
    if (!each) return;
    const { folder, file, prefix } = placeOf(each, contentDir);
    const { source, pictures, notes } = await convert(
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
    const said = each.place === 'posts' ? body.comments : [];
    const { count, warnings } = writeComments(said, each, settings);
    if (!dry) {
      for (const picture of pictures)
        await writePicture(picture, `${contentDir}/${folder}/${picture.name}`);
      journal.add({
        file,
        order: planned.indexOf(each) + (each.hidden === undefined ? 0 : planned.length),
        redirects: [...each.elsewhere, ...moved, ...loosePages(pictures, each)],
      });
      writeOnce(file, source);
    }
    found.files.push(file);
    found.pictures += pictures.length;
    found.comments += count;
    found.warnings.push(...warnings, ...notes.map(({ line, words }) => `${file}:${line} ${words}`));
    found.warnings.push(...renamed(each).map((words) => `${file}:1 ${words}`));
    if (each.hidden !== undefined) drafts.push({ file, why: each.hidden });
    progress.step();
  });
  progress.end();
  return {
    ...found,
    files: found.files.toSorted(),
    warnings: found.warnings.toSorted(),
    drafts,
  };
}

function renamed({ slug, text: { name, called } }: Planned): string[] {
  if (slug !== name) return [`the name ${name} was taken, so it is ${slug} here`];
  return ['', slug].includes(called)
    ? []
    : [`its name was “${shown(called)}”, and is ${slug} here`];
}

function placeOf({ place, slug }: Planned, contentDir: string) {
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
