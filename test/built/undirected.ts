import { Parser } from 'htmlparser2';
import { directionOf } from '../../src/domain/blog/text/direction.ts';

/** The words of a page's body that begin an element and run from right to left, where nothing says so. */
export function undirected(html: string): string[] {
  const found: string[] = [];
  const open: { name: string; dir: string | undefined; begun: boolean }[] = [];
  const parser = new Parser({
    onopentag(name, { dir = open.at(-1)?.dir }) {
      open.push({ name, dir, begun: false });
    },
    ontext(text) {
      const here = open.at(-1);
      const isShown = open.some(({ name }) => name === 'body') && here?.name !== 'script';
      if (!here || !isShown || here.begun || !/\p{L}/u.test(text)) return;
      here.begun = true;
      if (here.dir !== directionOf(text)) found.push(text.trim());
    },
    onclosetag: () => void open.pop(),
  });
  parser.end(html);
  return found;
}
