import { createReadStream } from 'node:fs';
import { contentError } from '../content/error.ts';
import { createDecoder } from './decoder.ts';
import { type Category, type Comment, emptyComment, emptyItem, type Item } from './item.ts';
import { createXmlReader, type Element } from './xml-elements.ts';

/** What a WordPress export tells, in the order in which it stands there. */
export type Part =
  | { address: string }
  | { author: { login: string; id: string } }
  | { category: Category }
  | { item: Item };

/**
 * Reads a WordPress export (WXR 1.0 to 1.2) piece by piece, so that its size costs no memory.
 * @throws Error for the author with file, line and reason when it is no XML, no export, or cut off
 */
export async function* readExport(file: string): AsyncGenerator<Part> {
  const parts: Part[] = [];
  const { begun, ended, complaint } = createBuilder(parts);
  const reader = createXmlReader(begun, ended);
  const decode = await createDecoder(file);
  const take = (chunk?: string) => {
    reader.write(chunk);
    const found = reader.fault() ?? complaint();
    if (found) throw contentError(`${file}:${Math.max(1, found.line)} ${found.text}`);
    return parts.splice(0);
  };
  for await (const bytes of createReadStream(file, { highWaterMark: 262_144 }))
    yield* take(decode(bytes as Buffer));
  yield* take(decode());
  yield* take();
}

const NO_EXPORT = 'this is no WordPress export, which Tools → Export makes:';

function createBuilder(parts: Part[]) {
  let complaint: { line: number; text: string } | undefined;
  let isExport = false;
  let item = emptyItem(0);
  let comment = emptyComment();
  let category: Category = { nicename: '', parent: '', name: '' };
  let author = { login: '', id: '' };
  let key = '';
  const complain = (line: number, text: string) => void (complaint ??= { line, text });

  function begun({ name, depth, line }: Element) {
    if (depth === 0 && name !== 'rss') complain(line, `${NO_EXPORT} it begins with <${name}>`);
    if (name === 'item' && !isExport) complain(line, `${NO_EXPORT} it is a feed`);
    if (name === 'item') item = emptyItem(line);
    if (name === 'comment') comment = emptyComment();
    if (name === 'author' && depth === 2) author = { login: '', id: '' };
    if (name === 'category' && depth === 2) category = { nicename: '', parent: '', name: '' };
  }

  function ended(element: Element) {
    const { name, above, text } = element;
    if (above === 'channel') endedInChannel(name, text.trim());
    else if (above === 'item') endedInItem(element);
    else if (above === 'comment') setOwn(comment, commentFields[name], text);
    else if (above === 'author') setOwn(author, authorFields[name], text.trim());
    else if (above === 'category') setOwn(category, categoryFields[name], text.trim());
    else if (name === 'meta_key') key = text;
    else if (name === 'meta_value' && key === '_wp_old_slug') item.oldSlugs.push(text);
    else if (name === 'meta_value' && above === 'postmeta') item.meta.set(key, text);
    else if (name === 'rss' && !isExport) complain(element.line, `${NO_EXPORT} it is a feed`);
  }

  function endedInChannel(name: string, text: string) {
    if (name === 'wxr_version') isExport = true;
    if (/^base_(site|blog)_url$/.test(name)) parts.push({ address: text });
    if (name === 'author') parts.push({ author });
    if (name === 'category') parts.push({ category });
    if (name === 'item') parts.push({ item });
  }

  function endedInItem({ name, space, attributes, text }: Element) {
    const { domain = 'category', nicename = '' } = attributes;
    if (name === 'category') item.terms.push({ domain, nicename, name: text.trim() });
    else if (name === 'comment') item.comments.push(comment);
    else if (name === 'encoded') item[space === 'excerpt' ? 'excerpt' : 'content'] = text;
    else setOwn(item, itemFields[name], text.trim());
  }

  return { begun, ended, complaint: () => complaint };
}

const itemFields: Record<string, TextField<Item>> = {
  title: 'title',
  link: 'link',
  guid: 'guid',
  pubDate: 'pubDate',
  post_id: 'id',
  post_type: 'type',
  post_name: 'name',
  post_parent: 'parent',
  post_password: 'password',
  post_date: 'date',
  post_date_gmt: 'dateGmt',
  status: 'status',
  comment_status: 'commentStatus',
  attachment_url: 'attachment',
  creator: 'creator',
};
const commentFields: Record<string, TextField<Comment>> = {
  comment_id: 'id',
  comment_parent: 'parent',
  comment_approved: 'approved',
  comment_type: 'type',
  comment_author: 'author',
  comment_date_gmt: 'date',
  comment_date: 'localDate',
  comment_content: 'content',
  comment_author_url: 'site',
  comment_user_id: 'user',
};
const authorFields: Record<string, 'login' | 'id'> = { author_login: 'login', author_id: 'id' };
const categoryFields: Record<string, TextField<Category>> = {
  category_nicename: 'nicename',
  category_parent: 'parent',
  cat_name: 'name',
};

/** A field that holds text. */
type TextField<Of> = { [Key in keyof Of]: Of[Key] extends string ? Key : never }[keyof Of];

function setOwn<Of>(target: Of, field: TextField<Of> | undefined, text: string) {
  if (field !== undefined) Object.assign(target as object, { [field]: text });
}
