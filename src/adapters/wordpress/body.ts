import type { Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { wordsFor } from '../import/frames.ts';
import type { ImportedBody, ImportedPicture } from '../import/imported.ts';
import type { Item } from './item.ts';
import { plainText } from './plain-text.ts';
import { withParagraphs } from './paragraphs.ts';
import { renderShortcodes, type Shortcode } from './shortcodes.ts';

/** What a text may refer to. */
export type Referred = {
  pictures: ReadonlyMap<string, ImportedPicture>;
  /** The content of reusable blocks, by id. */
  blocks: ReadonlyMap<string, string>;
  /** Where ThirstyAffiliates' links lead, by id. */
  targets: ReadonlyMap<string, string>;
};

/** What a post or page of WordPress says: its blocks and shortcodes as HTML, its paragraphs marked as such. */
export function bodyOf(item: Item, referred: Referred): Omit<ImportedBody, 'comments'> {
  const notes = new Set<string>();
  const html = withBlocks(item.content, referred, notes, { room: largest });
  const rendered = renderShortcodes(html, isKnown, (code) => render(code, item, referred, notes));
  const first = item.meta.get('_yoast_wpseo_canonical') ?? '';
  if (first !== '' && first !== item.link)
    notes.add(`it told search engines that it stands at ${first}, which this site does not`);
  const breaks = !item.content.includes('<!-- wp:');
  const tree = parse(withFootnotes(rendered, item, notes));
  if (!tree) notes.add('its HTML nests too deep, so only its words came along');
  const body = tree ? withParagraphs(tree, breaks) : wordsAlone(item.content);
  return { id: item.id, body, notes: [...notes] };
}

function wordsAlone(html: string): Root {
  const words = { type: 'text', value: plainText(html) } as const;
  const paragraph = { type: 'element', tagName: 'p', properties: {}, children: [words] } as const;
  return { type: 'root', children: [{ ...paragraph, children: [words] }] };
}

/** More than anybody writes; blocks that hold each other would grow without end. */
const largest = 10_000_000;

/** The text without its block comments; a reusable block is put in its place. */
function withBlocks(
  content: string,
  referred: Referred,
  notes: Set<string>,
  left: { room: number },
  depth = 0,
): string {
  return content.replaceAll(blockComment, (_, name: string, rest: string) => {
    const { ref, url } = readJson(rest.trim().replace(/\/$/, ''));
    const block = name === 'block' ? referred.blocks.get(String(ref)) : undefined;
    if (block !== undefined && depth < 5 && (left.room -= block.length) > 0)
      return withBlocks(block, referred, notes, left, depth + 1);
    if (!rest.endsWith('/') || silent.has(name)) return '';
    if (typeof url === 'string') return `\n\n${link(url)}\n\n`;
    notes.add(`the block “${name}” was left out: WordPress filled it itself`);
    return '';
  });
}

/** Such as `<!-- wp:embed {"url":"https://…"} /-->`; none holds another. */
const blockComment = /<!--\s*wp:([\w/-]+)\s((?:(?!<!--).)*?)-->/gs;
const silent = new Set(['more', 'spacer', 'separator', 'footnotes', 'nextpage']);

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return {};
  }
}

const media =
  'caption wp_caption gallery embed audio video playlist youtube vimeo instagram twitter tweet soundcloud spotify tiktok facebook pinterest thirstylink';
const codes = 'code sourcecode php html css javascript js xml bash python ruby sql java';
const footnotes = 'ref footnote fn efn_note';
const known = new Set(`${media} ${codes} ${footnotes}`.split(' '));
const isKnown = (name: string) => known.has(name);

function render(
  { name, attributes, words, inner }: Shortcode,
  item: Item,
  referred: Referred,
  notes: Set<string>,
): string {
  if (name === 'caption' || name === 'wp_caption')
    return caption(inner ?? '', attributes['caption']);
  if (name === 'gallery') return gallery(attributes, item, referred.pictures);
  if (footnotes.split(' ').includes(name)) return inner ? `<sup data-note>${inner}</sup>` : '';
  if (codes.split(' ').includes(name))
    return inner === undefined ? '' : code(name, attributes, inner);
  if (name === 'thirstylink') {
    const ids = attributes['linkid'] ?? attributes['ids'] ?? words[0] ?? '';
    const target = referred.targets.get(ids);
    return target ? `<a href="${escape(target)}">${inner ?? escape(target)}</a>` : (inner ?? '');
  }
  if (isKnown(name)) {
    const address = addressIn(name, [inner, ...words, ...Object.values(attributes)]);
    if (address) return `\n\n${link(address)}\n\n`;
  }
  notes.add(`the shortcode [${name}] does nothing here; its words stay`);
  return inner ?? '';
}

function caption(inner: string, words: string | undefined): string {
  const [picture = '', rest = ''] = split(inner);
  return `\n\n<figure>${picture}<figcaption>${words ?? rest}</figcaption></figure>\n\n`;
}

/** The picture with the link around it, and what follows. */
function split(inner: string): [string, string] {
  const [picture = ''] = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner) ?? [];
  return [picture, inner.slice(picture.length).trim()];
}

function gallery(
  attributes: Record<string, string>,
  { id }: Item,
  pictures: Referred['pictures'],
): string {
  const ids = (attributes['ids'] ?? attributes['include'])?.split(/[\s,]+/);
  const shown = ids
    ? ids.flatMap((each) => pictures.get(each) ?? [])
    : [...pictures.values()].filter(({ text }) => text === id);
  const figures = shown.map(
    (each) =>
      `<figure><img data-id="${escape(each.id)}" src="${escape(each.address)}" alt=""><figcaption>${escape(each.caption)}</figcaption></figure>`,
  );
  return `\n\n${figures.join('')}\n\n`;
}

function code(name: string, attributes: Record<string, string>, inner: string): string {
  const language = attributes['language'] ?? attributes['lang'] ?? (/code/.test(name) ? '' : name);
  const text = /&(lt|gt|amp|#\d+);/.test(inner) ? inner : escape(inner);
  const mark = /^[\w+#-]+$/.test(language) ? ` class="language-${language}"` : '';
  return `\n\n<pre><code${mark}>${text.replace(/^\r?\n/, '')}</code></pre>\n\n`;
}

function addressIn(name: string, values: readonly (string | undefined)[]): string | undefined {
  const whole = values.find((value) => /^\s*https?:\/\/\S+\s*$/.test(value ?? ''));
  if (whole) return whole.trim();
  const [id = ''] = values.flatMap((value) =>
    /^[\w-]{5,}$/.test(value?.trim() ?? '') ? [value?.trim()] : [],
  );
  if (name === 'youtube' && id) return `https://www.youtube.com/watch?v=${id}`;
  return name === 'vimeo' && id ? `https://vimeo.com/${id}` : undefined;
}

function link(address: string): string {
  return `<p><a href="${escape(address)}">${escape(wordsFor(address))}</a></p>`;
}

/** Those of the block editor stand in a field of their own. */
function withFootnotes(html: string, item: Item, notes: Set<string>): string {
  const written = item.meta.get('footnotes');
  if (!written) return html;
  try {
    const all = new Map<string, string>(
      JSON.parse(written).map(({ id, content }: Record<string, string>) => [id, content]),
    );
    return html.replaceAll(
      /<sup[^>]*\bdata-fn="([\w-]+)"[^>]*>.*?<\/sup>/gs,
      (_, id: string) => `<sup data-note>${all.get(id) ?? ''}</sup>`,
    );
  } catch {
    notes.add('its footnotes could not be read');
    return html;
  }
}

/** No text nests that deep, and what walks the tree would end with the stack. */
const deepest = 250;

function parse(html: string): Root | undefined {
  try {
    const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
    return depthOf(tree) > deepest ? undefined : tree;
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function depthOf(node: Root | RootContent): number {
  if (!('children' in node)) return 0;
  return 1 + node.children.reduce((most, child) => Math.max(most, depthOf(child)), 0);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
