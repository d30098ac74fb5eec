import { directionOf } from '../../domain/blog/text/direction.ts';
import { fingerprint } from './fingerprint.ts';
import type { Plugin } from './satteri-plugin.ts';

/** Tells browsers which paragraphs, headings, items and cells run from right to left. */
export function direction(): Plugin {
  return {
    name: `direction-${fingerprint(import.meta.url, ['../../domain/blog/text/direction.ts'])}`,
    element: {
      filter: ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote', 'td', 'th', 'dt', 'dd'],
      visit(node, ctx) {
        const dir = directionOf(ctx.textContent(node));
        if (dir && node.properties['dir'] === undefined) ctx.setProperty(node, 'dir', dir);
      },
    },
  };
}
