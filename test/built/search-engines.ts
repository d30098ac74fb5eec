import { find } from '../support/elements.ts';

type Thing = Record<string, unknown>;

/** What search engines ask of each type, as https://developers.google.com/search/docs/appearance/structured-data says. */
const asked = new Map([
  [
    'BlogPosting',
    ['headline', 'image', 'datePublished', 'dateModified', 'author', 'publisher.logo'],
  ],
  ['Comment', ['author', 'dateCreated', 'text', 'url']],
  ['Person', ['name']],
  ['Organization', ['name', 'url']],
  ['BreadcrumbList', ['itemListElement']],
  ['ItemList', ['itemListElement']],
  ['ListItem', ['position', 'item']],
  ['Book', ['name', 'author']],
  ['Service', ['name', 'provider', 'offers']],
  ['Offer', ['name', 'price', 'priceCurrency', 'availability', 'url']],
  ['WebSite', ['name', 'url', 'publisher.logo']],
  ['Blog', ['name', 'url', 'author']],
]);

/** The things that a page tells search engines about. */
export function thingsOn(html: string): any[] {
  const scripts = find(
    html,
    (name, { type }) => name === 'script' && type === 'application/ld+json',
  );
  return scripts.flatMap(({ text }) => {
    const { '@context': context, '@graph': things } = JSON.parse(text);
    if (context !== 'https://schema.org') throw new Error(`The context is ${context}`);
    return things;
  });
}

/** What these things and those in them lack, such as `Offer.price`. */
export function missingFrom(thing: unknown): string[] {
  if (Array.isArray(thing)) return thing.flatMap(missingFrom);
  if (typeof thing !== 'object' || thing === null) return [];
  const type = String((thing as Thing)['@type']);
  const fields = asked.get(type);
  if (!fields) return [`${type} is not known`];
  const missing = fields.filter((field) => isEmpty(at(thing as Thing, field)));
  return [
    ...missing.map((field) => `${type}.${field}`),
    ...Object.values(thing).flatMap(missingFrom),
  ];
}

/** The value at a path such as `publisher.logo`. */
function at(thing: Thing, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, step) => (value as Thing | undefined)?.[step], thing);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || String(value) === '';
}
