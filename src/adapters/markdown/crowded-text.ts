import { contentError } from '../content/error.ts';
import type { MdastPlugin } from './satteri-plugin.ts';

/** The compiler joins the words between such signs anew for each of them: many in one piece take minutes and gigabytes. */
const signs = /["']|\.{3}|-{2,}|&#?\w+;/g;
const most = 1_000;

/** Whether some piece of a text could have too many. */
export function hasManySigns(text: string): boolean {
  return signsIn(text) > most;
}

/**
 * Stands in a pass that leaves quotation marks as they are, ahead of those that do not.
 * @throws Error for the author that names file and line of a piece with too many.
 */
export function refuseCrowded(file: string, source: string): MdastPlugin {
  return {
    name: 'crowded-text',
    options: { position: true },
    text({ position }) {
      const { start, end } = position ?? { start: { line: 1 }, end: {} };
      const count = signsIn(source.slice(start.offset, end.offset));
      if (count <= most) return;
      const way =
        'put empty lines between its parts, or, if it is data or code, ``` on a line of its own above and below it';
      throw contentError(
        `${file}:${start.line} ${count} quotation marks and the like in one paragraph are more than the site can set: ${way}`,
      );
    },
  };
}

function signsIn(text: string): number {
  return text.match(signs)?.length ?? 0;
}
