import { satteriCollectHastText } from '@astrojs/markdown-satteri';
import GithubSlugger, { slug } from 'github-slugger';
import { fingerprint } from './fingerprint.ts';
import type { Plugin } from './satteri-plugin.ts';

/** The ids of the pages themselves, which no heading of a text may take. */
export const ownIds = [
  ...['main', 'q', 'alike', 'around', 'follow', 'hours', 'lists', 'new-here', 'newest', 'pick'],
  ...['refunds', 'series', 'share', 'change', 'like', 'voices', 'why'],
  ...['share-button', 'shelf', 'zone', 'footnote-label', 'no-hours', 'no-calendar', 'nothing-yet'],
  ...['wrong', 'email', 'paused', 'sum', 'comments', 'said', 'comment-words', 'wrong-words'],
  ...['words', 'about-words', 'follow-up'],
];

/**
 * Gives headings their ids, of the author's words alone: it stands before whatever adds words to them. An id that
 * the author wrote stays.
 */
export function headingIds(): Plugin {
  return {
    name: `heading-ids-${fingerprint(import.meta.url)}`,
    before(root, ctx) {
      const slugger = new GithubSlugger();
      // To go through the whole of a text takes longer than all else that is done with it.
      const written = /\bid\b/i.test(ctx.source) ? idsIn(root) : [];
      for (const id of [...ownIds, ...written]) slugger.slug(id);
      // One for each text, since Astro works on several at a time.
      ctx.data['slugger'] = slugger;
    },
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(node, ctx) {
        const slugger = ctx.data['slugger'] as GithubSlugger;
        if (typeof node.properties['id'] === 'string') return;
        // To read the parts of a heading takes longer than its words.
        const isPlain = node.children.every(({ type }) => type === 'text');
        const words = isPlain
          ? ctx.textContent(node)
          : satteriCollectHastText(node, ctx.data.astro?.frontmatter ?? {});
        ctx.setProperty(node, 'id', slugger.slug(slug(words) ? words : 'section'));
      },
    },
  };
}

type Node = {
  properties?: { id?: unknown };
  attributes?: readonly { name?: string; value?: unknown }[];
  children?: readonly unknown[];
};

/** The ids that the author wrote. */
function idsIn(tree: unknown): string[] {
  const { properties, attributes = [], children = [] } = tree as Node;
  const named = attributes.filter(({ name }) => name === 'id').map(({ value }) => value);
  const own = [properties?.id, ...named].filter((id) => typeof id === 'string');
  return [...own, ...children.flatMap(idsIn)];
}
