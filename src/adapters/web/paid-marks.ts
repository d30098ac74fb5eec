import { Parser } from 'htmlparser2';
import type { Marks } from '../../domain/paid/paid-in.ts';

/** What an HTML text marks as paid. */
export function paidMarks(html: string): Marks {
  const links: string[] = [];
  let gifted = false;
  const parser = new Parser({
    onopentag(element, { href, rel = '', ...others }) {
      if (element === 'a' && href !== undefined && /\bsponsored\b/.test(rel)) links.push(href);
      gifted ||= 'data-gifted' in others;
    },
  });
  parser.end(html);
  return { links, gifted };
}
