import { attempt } from '../../domain/attempt.ts';
import { wordsFor } from '../import/frames.ts';
import type { ImportedPicture } from '../import/imported.ts';
import type { Item } from './item.ts';
import { plainText } from './plain-text.ts';
import type { Shortcode } from './shortcodes.ts';

/** What shortcodes name by their numbers. */
export type Named = {
  pictures: ReadonlyMap<string, ImportedPicture>;
  /** Where ThirstyAffiliates' links lead. */
  targets: ReadonlyMap<string, string>;
};

const media =
  'audio dailymotion embed embedyt facebook flickr gallery gist googlemap googlemaps instagram pinterest playlist soundcloud spotify ted tiktok tweet twitter video vimeo youtube';
const codes = 'code sourcecode php html css javascript js xml bash python ruby sql java';
const notes = 'ref footnote fn mfn efn_note';
const others = 'caption wp_caption thirstylink vc_raw_html vc_raw_js';
const known = new Set(`${media} ${codes} ${notes} ${others}`.split(' '));

/** Whether a shortcode of this name, in small letters, is one of those that `shortcodeHtml` tells. */
export function isKnown(name: string): boolean {
  return known.has(name);
}

/** What a shortcode of a post shows, as HTML; undefined where nobody knows. */
export function shortcodeHtml(
  { name, attributes, words, inner }: Shortcode,
  item: Item,
  { pictures, targets }: Named,
): string | undefined {
  if (name === 'caption' || name === 'wp_caption')
    return caption(inner ?? '', attributes['caption']);
  if (name === 'gallery') return gallery(attributes, item, pictures);
  if (notes.split(' ').includes(name)) return inner ? `<sup data-note>${inner}</sup>` : '';
  if (codes.split(' ').includes(name))
    return inner === undefined ? '' : code(name, attributes, inner);
  if (name === 'vc_raw_js') return '';
  // WPBakery keeps HTML in a form that no editor touches.
  if (name === 'vc_raw_html') return attempt(() => decodeURIComponent(atob(inner ?? '')));
  if (name === 'thirstylink') {
    const ids = attributes['linkid'] ?? attributes['ids'] ?? words[0] ?? '';
    const target = targets.get(ids);
    return target ? `<a href="${escape(target)}">${inner ?? escape(target)}</a>` : (inner ?? '');
  }
  if (!isKnown(name)) return undefined;
  const address = addressIn(name, [inner, ...words, ...Object.values(attributes)]);
  return address && `\n\n${link(address)}\n\n`;
}

/** A paragraph that leads to something that stood there itself. */
export function link(address: string): string {
  return `<p><a href="${escape(address)}">${escape(wordsFor(address))}</a></p>`;
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
  pictures: Named['pictures'],
): string {
  const idsIn = (name: string) => attributes[name]?.split(/[\s,]+/);
  const ids = idsIn('ids') ?? idsIn('include');
  const left = idsIn('exclude') ?? [];
  const shown = ids
    ? ids.flatMap((each) => pictures.get(each) ?? [])
    : [...pictures.values()].filter((each) => each.text === id && !left.includes(each.id));
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
  // Behind | the player of old blogs named what it played.
  const told = values.map((value) => plainText(value ?? '').split('|')[0] ?? '');
  const whole = told.find((value) => /^https?:\/\/\S+$/.test(value));
  const id = told.find((value) => ids[name]?.form.test(value));
  return whole ?? (id && `${ids[name]?.at}${id}`);
}

/** What is known by a number or a name, and where it is. */
const ids: Record<string, { form: RegExp; at: string }> = {
  youtube: { form: /^[\w-]{5,}$/, at: 'https://www.youtube.com/watch?v=' },
  embedyt: { form: /^[\w-]{5,}$/, at: 'https://www.youtube.com/watch?v=' },
  vimeo: { form: /^\d{5,}$/, at: 'https://vimeo.com/' },
  dailymotion: { form: /^[\w-]{5,}$/, at: 'https://www.dailymotion.com/video/' },
  gist: { form: /^[\da-f]{5,}$/, at: 'https://gist.github.com/' },
  tweet: { form: /^\d{5,}$/, at: 'https://twitter.com/i/status/' },
};

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
