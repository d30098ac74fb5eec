import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import type { Answers } from './answers.ts';
import { code } from './code.ts';
import { make, text, wordsOf } from './elements.ts';
import { frame, playerIn } from './frames.ts';
import { isPicture, itemsOf } from './lists.ts';
import { isLost, withoutLost, wordsForLost } from './lost-pictures.ts';
import { hasWords, joined, marks, spaced } from './marks.ts';
import { picture } from './picture.ts';
import { plainTable } from './tables.ts';

/**
 * HTML as the site can show it: no script, no frame, no form; one headline, which is the page's own; links and
 * pictures that lead somewhere.
 */
export function cleanHtml(tree: Root, answers: Answers): Root {
  const children = withoutLost(cleaned(tree.children, answers));
  return { type: 'root', children: children as RootContent[] };
}

const dropped = new Set(
  'form script style template noscript meta link title base head svg math input button select textarea option canvas map area param source track'.split(
    ' ',
  ),
);
/** What readers may miss of that. */
const losses: Record<string, string | undefined> = {
  ...{ script: 'a script', form: 'a form', math: 'a formula' },
  ...{ svg: 'a drawing', canvas: 'a drawing' },
};
const frames = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'frame']);

function cleaned(nodes: readonly RootContent[], answers: Answers): ElementContent[] {
  return joined(nodes.flatMap((node) => cleanedNode(node, answers)));
}

function cleanedNode(node: RootContent, answers: Answers): ElementContent[] {
  if (node.type === 'text') return linked(node.value, answers);
  if (node.type !== 'element') return [];
  const special = specially(node, answers);
  return special ? [...anchors(node, answers), ...special] : element(node, answers);
}

const address = /(?:https?:\/\/|(?<![\p{L}\p{N}_.@/-])www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]/giu;

/**
 * An address in words is a link, as Markdown makes one of it whatever is escaped: readers cannot tell that it was
 * none. One that leads nowhere any more stands as code, else it would lead there all the same.
 */
function linked(words: string, answers: Answers): ElementContent[] {
  if (answers.isLinked) return text(words);
  const found: ElementContent[] = [];
  let done = 0;
  for (const { 0: href, index } of words.matchAll(address)) {
    const to = answers.link(/^www/i.test(href) ? `http://${href}` : href, href);
    const standing =
      to === undefined ? make('code', {}, text(href)) : make('a', { href: to }, text(href));
    found.push(...text(words.slice(done, index)), standing);
    done = index + href.length;
  }
  return [...found, ...text(words.slice(done))];
}

/** The words of a link that leads nowhere any more; an address among them would be one again. */
function unlinked(node: Element, words: ElementContent[], answers: Answers): ElementContent[] {
  if (!wordsOf(node).match(address)) return words;
  return cleaned(node.children, { ...answers, link: () => undefined });
}

function specially(node: Element, answers: Answers): ElementContent[] | undefined {
  const { tagName } = node;
  const loss = losses[tagName];
  if (loss !== undefined) answers.note(`${loss} was left out`);
  if (dropped.has(tagName)) return [];
  if (frames.has(tagName)) return frame(node, answers);
  if (tagName === 'pre')
    return code(node, (inner) => cleaned(inner, { ...answers, isLinked: true }));
  return tagName === 'img' ? picture(node, answers) : undefined;
}

/** Say nothing that Markdown could. */
const transparent = new Set(
  'span font big small tt nobr bdi bdo label cite time data var samp dfn center'.split(' '),
);

/** Stand around words, as marks do, but Markdown has no signs for them. */
const small = new Set(['sub', 'sup', 'kbd', 'abbr']);

function element(node: Element, answers: Answers): ElementContent[] {
  const { tagName, properties } = node;
  const player = /^(p|div|figure)$/.test(tagName) ? playerIn(node) : undefined;
  if (player !== undefined) return frame(make('iframe', { src: player }, []), answers);
  const mark = marks[tagName];
  const isWords = tagName === 'a' || tagName === 'code' || answers.isLinked === true;
  const around = answers.around ?? [];
  const inside = { ...answers, isLinked: isWords, around: mark ? [...around, mark] : around };
  const children = cleaned(node.children, inside);
  const anchor = anchors(node, answers);
  if (transparent.has(tagName)) return [...anchor, ...children];
  if (tagName === 'a') {
    if (isSecond(node)) return anchor;
    const { href } = properties;
    const isSold = /\bsponsored\b/i.test(String(properties['rel'] ?? ''));
    const to =
      typeof href === 'string' ? answers.link(href.trim(), wordsOf(node), isSold) : undefined;
    if (to === undefined) return [...anchor, ...unlinked(node, children, answers)];
    const [before, words, after] = spaced(children);
    const link = words.length > 0 ? words : wordsForLost(children, to);
    return [
      ...before,
      ...anchor,
      ...(link.length > 0 ? [make('a', { href: to }, link)] : []),
      ...after,
    ];
  }
  if (tagName === 'table') return [...anchor, ...plainTable({ ...node, children })];
  if (tagName === 'ul' || tagName === 'ol') {
    const items = itemsOf(children);
    if (items.every(isPicture) && (tagName === 'ul' || items.length === 0))
      return [...anchor, ...items.flatMap((item) => item.children)];
    return [...anchor, { ...node, properties: kept(node), children: items }];
  }
  if (/^(dl|thead|tbody|tfoot|tr|hr|br)$/.test(tagName))
    return [...anchor, { ...node, properties: kept(node), children }];
  if (/^h[1-6]$/.test(tagName)) return heading(node, [...anchor, ...children]);
  const name = mark ?? tagName;
  if (mark && around.includes(mark)) return [...anchor, ...children];
  if ((mark || small.has(tagName)) && !hasWords(children)) return [...anchor, ...children];
  if (!mark) return [make(name, kept(node), [...anchor, ...children])];
  const lines = mark === 'code' ? linesOf(children) : [children];
  const marked = lines.flatMap((line, index) => {
    const [before, words, after] = spaced(line);
    const around = words.length > 0 ? [make(name, kept(node), words)] : [];
    return [...(index > 0 ? [make('br', {}, [])] : []), ...before, ...around, ...after];
  });
  return [...anchor, ...marked];
}

/** The button beside the name of a file, which leads to the same. */
function isSecond({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('wp-block-file__button');
}

/** In one line, and below the page's own; nothing where it has no words. */
function heading(node: Element, children: ElementContent[]): ElementContent[] {
  if (!hasWords(children)) return children.filter((child) => isLost(child));
  const line = children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'br' ? text(' ') : [child],
  );
  return [make(node.tagName === 'h1' ? 'h2' : node.tagName, kept(node), line)];
}

/** Code between words has one line, so each line is code of its own. */
function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const flat = (node: ElementContent): string =>
    node.type !== 'element'
      ? wordsOf(node).replaceAll('\n', ' ')
      : node.tagName === 'br'
        ? '\n'
        : node.children.map(flat).join('');
  return nodes.map(flat).join('').split('\n').map(text);
}

/** What later steps read; everything else, handlers of events and styles too, stays behind. */
function kept({ tagName, properties }: Element): Properties {
  const names =
    tagName === 'ol'
      ? ['start']
      : ['className', 'align', 'title', 'dataNote', 'colSpan', 'rowSpan'];
  const found = names.flatMap((name) =>
    properties[name] == null ? [] : [[name, properties[name]] as const],
  );
  return { ...Object.fromEntries(found), ...(/^t[dh]$/.test(tagName) && alignOf(properties)) };
}

/** Editors say it in their own ways. */
function alignOf({ dataAlign, style }: Properties): Properties {
  const [, align] =
    /(?:^|text-align:\s*)(left|center|right)/.exec(String(dataAlign ?? style)) ?? [];
  return align ? { align } : {};
}

/** Somebody links there, so it goes on being there. */
function anchors({ properties, tagName }: Element, { linked }: Answers): Element[] {
  const { id, name } = properties;
  const own = [id, tagName === 'a' ? name : undefined].map((each) => String(each ?? ''));
  return own
    .filter((each) => linked.has(each))
    .slice(0, 1)
    .map((each) => make('span', { id: each }, []));
}
