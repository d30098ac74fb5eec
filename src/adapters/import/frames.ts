import type { Element, ElementContent } from 'hast';
import type { Answers } from './answers.ts';
import { make, wordsOf } from './elements.ts';

/** By the host, or by that with the path. */
const players: [place: RegExp, words: string][] = [
  [/(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/, 'Watch on YouTube'],
  [/(^|\.)vimeo\.com$/, 'Watch on Vimeo'],
  [/(^|\.)instagram\.com$/, 'See it on Instagram'],
  [/(^|\.)(twitter|x)\.com$/, 'Read it on X'],
  [/(^|\.)tiktok\.com$/, 'Watch on TikTok'],
  [/(^|\.)facebook\.com$/, 'See it on Facebook'],
  [/(^|\.)pinterest\.[a-z.]+$/, 'See it on Pinterest'],
  [/(^|\.)spotify\.com$/, 'Listen on Spotify'],
  [/(^|\.)soundcloud\.com$/, 'Listen on SoundCloud'],
  [/^((www|maps)\.)?google\.[a-z.]+\/maps\b/, 'See the map'],
  [/(^|\.)openstreetmap\.org$/, 'See the map'],
];

/** A link to what was framed. */
export function frame(node: Element, answers: Answers): ElementContent[] {
  const inner = node.children.flatMap((each) => (each.type === 'element' ? [each] : []));
  const src = [node, ...inner]
    .flatMap(addressesIn)
    .find((each) => typeof each === 'string' && each !== '');
  const address = typeof src === 'string' ? watchable(src) : undefined;
  const href = address && answers.link(address, '');
  if (href === undefined) {
    answers.note('a frame that leads nowhere was left out');
    return [];
  }
  const box = /amazon-adsystem/.test(String(src)) ? 'See it at Amazon' : undefined;
  const words = String(node.properties['title'] ?? '').trim() || (box ?? wordsFor(href));
  return [make('p', {}, [make('a', { href }, [{ type: 'text', value: words }])])];
}

/** A player of old stands in a parameter, and once more beside it. */
function addressesIn({ properties: { src, data, dataSrc, name, value } }: Element) {
  return [src, data, dataSrc, ...(/^(movie|src)$/i.test(String(name)) ? [value] : [])];
}

/** What a link to something that used to play on the page says. */
export function wordsFor(address: string): string {
  const { hostname = '', pathname = '' } = URL.parse(address) ?? {};
  const places = [hostname, hostname + pathname];
  return players.find(([pattern]) => places.some((place) => pattern.test(place)))?.[1] ?? address;
}

/** The page of a player's film, which is what a reader can open. */
function watchable(src: string): string | undefined {
  const url = URL.parse(src.startsWith('//') ? `https:${src}` : src);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const [, film] = /^\/(?:embed|v)\/([\w-]{6,})/.exec(url.pathname) ?? [];
  if (film && film !== 'videoseries' && /(^|\.)youtube(-nocookie)?\.com$/.test(url.hostname))
    return `https://www.youtube.com/watch?v=${film}`;
  const [, vimeo] = /^\/video\/(\d+)/.exec(url.pathname) ?? [];
  if (vimeo && url.hostname === 'player.vimeo.com') return `https://vimeo.com/${vimeo}`;
  const post = url.searchParams.get('href');
  if (post && /(^|\.)facebook\.com$/.test(url.hostname)) return watchable(post);
  if (url.hostname === 'open.spotify.com') return url.href.replace('.com/embed/', '.com/');
  return /(^|\.)amazon-adsystem\.com$/.test(url.hostname) ? atAmazon(url) : url.href;
}

/** The page of what a box of Amazon showed. */
function atAmazon({ searchParams }: URL): string | undefined {
  const fields = new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const [item = ''] = (fields.get('asins') ?? fields.get('asin') ?? '').split(/[,|]/);
  const shop = shops[(fields.get('marketplace') ?? fields.get('region') ?? 'us').toLowerCase()];
  return shop && /^[A-Z\d]{10}$/.test(item) ? `https://www.${shop}/dp/${item}` : undefined;
}

const shops: Record<string, string | undefined> = {
  ...{ us: 'amazon.com', ca: 'amazon.ca', gb: 'amazon.co.uk', uk: 'amazon.co.uk' },
  ...{ de: 'amazon.de', fr: 'amazon.fr', it: 'amazon.it', es: 'amazon.es' },
  ...{ jp: 'amazon.co.jp', au: 'amazon.com.au', in: 'amazon.in' },
};

/** The address of what WordPress played where a paragraph says nothing but an address. */
export function playerIn(node: Element): string | undefined {
  const words = wordsOf(node).trim();
  const isAlone = /^https?:\/\/\S+$/.test(words) && wordsFor(words) !== words;
  return isAlone && !hasMedia(node) ? words : undefined;
}

function hasMedia(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === 'element' &&
      (/^(img|a|iframe|video|audio)$/.test(child.tagName) || hasMedia(child)),
  );
}
