import { cleanHtml } from '../../../src/adapters/import/clean.ts';
import { toMdx } from '../../../src/adapters/import/to-mdx.ts';
import { bodyOf } from '../../../src/adapters/wordpress/body.ts';
import { emptyItem } from '../../../src/adapters/wordpress/item.ts';

const nothing = { pictures: new Map(), blocks: new Map(), targets: new Map() };

/** A body of WordPress as MDX; links lead where they led, and no picture is here but those beside the text. */
export function mdxOf(content: string, linked: string[] = []): string {
  const { body } = bodyOf({ ...emptyItem(1), content }, nothing);
  const clean = cleanHtml(body, {
    link: (href) => (/^(https?:|#)/.test(href) ? href : undefined),
    picture: ({ src, alt }) => (src.startsWith('./') ? { src, alt } : { missing: src }),
    linked: new Set(linked),
    note: () => undefined,
  });
  return toMdx(clean);
}
