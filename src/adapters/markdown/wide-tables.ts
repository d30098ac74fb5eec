import { fingerprint } from './fingerprint.ts';
import type { Plugin } from './satteri-plugin.ts';

/** Lets a table that is wider than its page scroll in a place of its own, which the keyboard reaches. */
export function wideTables(): Plugin {
  return {
    name: `wide-tables-${fingerprint(import.meta.url)}`,
    element: {
      filter: ['table'],
      visit(node, ctx) {
        ctx.wrapNode(node, {
          type: 'element',
          tagName: 'section',
          properties: {
            className: ['scroller'],
            ariaLabel: 'Table',
            tabIndex: 0,
          },
          children: [],
        });
      },
    },
  };
}
