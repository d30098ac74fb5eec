import { contentError } from '../content/error.ts';
import type { ImportedBlog, ImportedBody, ImportedPicture } from '../import/imported.ts';
import { bodyOf } from './body.ts';
import { commentsOf, isBrought } from './comments.ts';
import type { Category, Comment, Item } from './item.ts';
import { listsOf } from './lists.ts';
import { plainText } from './plain-text.ts';
import { readExport } from './read-export.ts';
import { pathIn, textOf } from './text.ts';

/**
 * Looks through the exports of a WordPress blog; what the texts say is read again when it is asked for.
 * @param timeZone of the site, for what does not tell its own
 * @param shortcuts names of links and where they led
 * @throws Error for the author with file, line and reason when one is no export
 */
export async function readBlog(
  files: readonly string[],
  { timeZone, shortcuts = new Map() }: { timeZone: string; shortcuts?: Map<string, string> },
): Promise<ImportedBlog> {
  const blog = { ...emptyBlog(), timeZone };
  for (const file of files) {
    const before = blog.address;
    for await (const part of readExport(file)) {
      if ('address' in part) blog.address = URL.parse(part.address) ?? blog.address;
      else if ('author' in part) blog.authors.set(part.author.login, part.author.id);
      else if ('category' in part) blog.categories.set(part.category.nicename, part.category);
      else look(part.item, file, blog);
    }
    if (file !== files[0] && placeOf(before) !== placeOf(blog.address))
      throw contentError(
        `${file}:1 this is from ${placeOf(blog.address)}, and ${files[0]} from ${placeOf(before)}: bring one blog after the other`,
      );
  }
  const { address, texts, pictures, links, leftOut, categories } = blog;
  const root = rootOf(address);
  const all = [...texts.values()];
  const led = [...shortcuts].map(([name, to]) => [pathIn(`${root}/${name}/`) ?? '', to] as const);
  return {
    address,
    texts: all,
    pictures: [...pictures.values()],
    lists: listsOf(root, categories, blog.tags),
    shortcuts: new Map([...blog.shortcuts, ...led]),
    links,
    leftOut,
    bodies: (ids) => readBodies(files, ids, blog),
  };
}

function emptyBlog() {
  return {
    address: new URL('http://relative.invalid'),
    texts: new Map<string, ImportedBlog['texts'][number]>(),
    pictures: new Map<string, ImportedPicture>(),
    categories: new Map<string, Category>(),
    /** The numbers of who wrote posts, by how they log in. */
    authors: new Map<string, string>(),
    /** Names of tags by their names in addresses. */
    tags: new Map<string, string>(),
    blocks: new Map<string, string>(),
    targets: new Map<string, string>(),
    shortcuts: new Map<string, string>(),
    links: new Map<string, number>(),
    leftOut: new Map<string, number>(),
  };
}

type Blog = ReturnType<typeof emptyBlog> & { timeZone: string };

function look(item: Item, file: string, blog: Blog) {
  const { id, type, status, link } = item;
  if (type === 'attachment') return lookAtPicture(item, blog);
  if (type === 'wp_block') return void blog.blocks.set(id, item.content);
  if (type === 'thirstylink') {
    const target = item.meta.get('_ta_destination_url') ?? '';
    if (!/^https?:\/\//.test(target))
      return count(blog.leftOut, 'affiliate links without a target');
    blog.targets.set(id, target);
    return void blog.shortcuts.set(pathIn(link) ?? '', target);
  }
  if (type !== 'post' && type !== 'page')
    return count(blog.leftOut, kinds[type] ?? `of the kind “${type}”`);
  if (/^(trash|auto-draft|inherit)$/.test(status)) return count(blog.leftOut, 'thrown away');
  if (blog.texts.has(id)) return;
  const root = rootOf(blog.address);
  blog.texts.set(id, textOf(item, { file, root, timeZone: blog.timeZone }));
  for (const { domain, nicename, name } of item.terms)
    if (domain !== 'category') blog.tags.set(nicename, plainText(name));
    else if (!blog.categories.has(nicename))
      blog.categories.set(nicename, { nicename, parent: '', name });
  for (const [, href = ''] of item.content.matchAll(/\bhref=["']([^"']+)/g))
    count(blog.links, plainText(href));
  for (const comment of item.comments)
    if (type !== 'post' || !isBrought(comment)) count(blog.leftOut, kindOf(comment));
}

const kinds: Record<string, string> = {
  revision: 'older versions',
  nav_menu_item: 'entries of menus',
  custom_css: 'styles',
  wp_global_styles: 'styles',
  customize_changeset: 'styles',
  oembed_cache: 'caches',
};

function kindOf({ type, approved }: Comment): string {
  if (/^(pingback|trackback)$/.test(type)) return 'pingbacks';
  if (!/^(comment)?$/.test(type)) return `comments of the kind “${type}”`;
  return approved === '1' ? 'comments on what is no post' : 'comments that were not approved';
}

function lookAtPicture(item: Item, blog: Blog) {
  const { id, attachment, link, parent, title, excerpt, meta } = item;
  if (!/\.(jpe?g|png|gif|webp|avif|svg)$/i.test(URL.parse(attachment)?.pathname ?? ''))
    return count(blog.leftOut, 'files that are no pictures');
  blog.pictures.set(id, {
    ...{ id, address: attachment, title: plainText(title), caption: plainText(excerpt) },
    page: pathIn(link),
    text: parent === '0' || parent === '' ? undefined : parent,
    alt: plainText(meta.get('_wp_attachment_image_alt') ?? ''),
  });
}

/** In a split export a text may stand twice. */
async function* readBodies(
  files: readonly string[],
  ids: ReadonlySet<string>,
  blog: Blog,
): AsyncGenerator<ImportedBody> {
  const seen = new Set<string>();
  for (const file of files)
    for await (const part of readExport(file)) {
      if (!('item' in part) || !ids.has(part.item.id) || seen.has(part.item.id)) continue;
      seen.add(part.item.id);
      const { item } = part;
      const author = blog.authors.get(item.creator);
      const comments = item.type === 'post' ? commentsOf(item, blog, author) : [];
      yield { ...bodyOf(item, blog), comments };
    }
}

/** A blog is one however it is reached. */
function placeOf(address: URL): string {
  return address.host.replace(/^www\./, '') + rootOf(address);
}

function rootOf(address: URL): string {
  return address.pathname.replace(/\/$/, '');
}

function count(counts: Map<string, number>, key: string) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
