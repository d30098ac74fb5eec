import type { Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { ImportedBody } from '../import/imported.ts';
import type { Item } from './item.ts';
import { plainText } from './plain-text.ts';
import { withParagraphs } from './paragraphs.ts';
import { isKnown, link, type Named, shortcodeHtml } from './shortcode-html.ts';
import { renderShortcodes } from './shortcodes.ts';
import { withoutForbidden } from './xml-characters.ts';

/** What a text may refer to. */
export type Referred = Named & {
  /** The content of reusable blocks, by id. */
  blocks: ReadonlyMap<string, string>;
};

/** What a post or page of WordPress says: its blocks and shortcodes as HTML, its paragraphs marked as such. */
export function bodyOf(item: Item, referred: Referred): Omit<ImportedBody, 'comments'> {
  const notes = new Set<string>();
  const html = withBlocks(item.content, referred, notes, { room: largest });
  const unknown = new Set<string>();
  const rendered = renderShortcodes(html, isKnown, (code) => {
    const known = shortcodeHtml(code, item, referred);
    if (known === undefined) unknown.add(`[${code.name}]`);
    return known ?? code.inner ?? '';
  });
  if (unknown.size > 0) notes.add(wordsFor([...unknown]));
  const first = item.meta.get('_yoast_wpseo_canonical') ?? '';
  if (first !== '' && first !== item.link)
    notes.add(`it told search engines that it stands at ${first}, which this site does not`);
  const breaks = !item.content.includes('<!-- wp:');
  const tree = parse(withoutForbidden(withFootnotes(rendered, item, notes)));
  if (!tree) notes.add('its HTML nests too deep, so only its words came along');
  const body = tree ? withParagraphs(tree, breaks) : wordsAlone(item.content);
  return { id: item.id, body, notes: [...notes] };
}

function wordsFor(unknown: readonly string[]): string {
  return unknown.length === 1
    ? `the shortcode ${unknown[0]} does nothing here; its words stay`
    : `the shortcodes ${unknown.join(' ')} do nothing here; their words stay`;
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
