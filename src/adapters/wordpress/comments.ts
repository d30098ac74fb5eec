import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { attempt } from '../../domain/attempt.ts';
import { fold } from '../../domain/comments/fold.ts';
import { plainLine, plainWords } from '../../domain/comments/plain-words.ts';
import { webAddress } from '../../domain/comments/web-address.ts';
import { instantOf } from '../../domain/time/local-time.ts';
import type { ImportedComment } from '../import/imported.ts';
import type { Comment, Item } from './item.ts';

/**
 * What readers said to a post and was approved, each once, the oldest first. What answered something that does not
 * come along answers what that answered.
 * @param blog its address, by which ids of two blogs stay apart; its clock, for comments that do not tell their own
 * @param authorId of who wrote the post
 */
export function commentsOf(
  { comments }: Pick<Item, 'comments'>,
  blog: { address: URL; timeZone: string },
  authorId: string | undefined,
): ImportedComment[] {
  const all = new Map(comments.map((comment) => [comment.id, comment]));
  const kept = new Map<string, ImportedComment>();
  const same = new Map<string, ImportedComment>();
  const dates = new Map(comments.map((comment) => [comment, dateOf(comment, blog.timeZone)]));
  for (const comment of comments.filter(isBrought).toSorted(oldestFirst(dates))) {
    const read = {
      id: createHash('sha256')
        .update(`${blog.address.href} ${comment.id}`)
        .digest('hex')
        .slice(0, 12),
      name: nameOf(comment),
      date: dates.get(comment),
      text: plainWords(wordsIn(comment.content)),
      site: webAddress(comment.site),
      answers: above(comment, all, kept)?.id,
      author: authorId !== undefined && comment.user === authorId,
    };
    const key = JSON.stringify([fold(read.name), fold(read.text)]);
    const first = same.get(key) ?? read;
    same.set(key, first);
    kept.set(comment.id, first);
  }
  return [...new Set(kept.values())].filter(({ text }) => text !== '');
}

/** Who had no name to give gave an address at times, which nobody needs to see. */
function nameOf({ author }: Comment): string {
  const name = plainLine(wordsIn(author)).replaceAll(/\S+@\S+|\b\d+(\.\d+){3}\b/g, '');
  return name.trim() || 'Anonymous';
}

/** Pingbacks are no words of a reader. */
export function isBrought({ type, approved }: Comment): boolean {
  return /^(comment)?$/.test(type) && approved === '1';
}

function above(
  { id, parent }: Comment,
  all: ReadonlyMap<string, Comment>,
  kept: ReadonlyMap<string, ImportedComment>,
): ImportedComment | undefined {
  const seen = new Set([id]);
  let next = all.get(parent);
  while (next && !kept.has(next.id) && !seen.has(next.id)) {
    seen.add(next.id);
    next = all.get(next.parent);
  }
  return next && kept.get(next.id);
}

function oldestFirst(dates: ReadonlyMap<Comment, Date | undefined>) {
  const time = (comment: Comment) => dates.get(comment)?.getTime() ?? 0;
  return (one: Comment, other: Comment) =>
    time(one) - time(other) || Number(one.id) - Number(other.id);
}

function dateOf({ date, localDate }: Comment, timeZone: string): Date | undefined {
  const told = [
    attempt(() => instantOf(date.trim(), 'UTC')),
    attempt(() => instantOf(localDate.trim(), timeZone)),
  ];
  return told.find((instant) => instant && instant.getUTCFullYear() >= 1990);
}

/** HTML as plain text: its paragraphs and lines, and where its links led. */
function wordsIn(html: string): string {
  const words: string[] = [];
  const links: { href: string; from: number }[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentag(name, { href = '' }) {
      if (/^(script|style)$/.test(name)) silent++;
      if (name === 'br' || name === 'li') words.push('\n');
      if (block.test(name)) words.push('\n\n');
      if (name === 'a') links.push({ href, from: words.length });
    },
    ontext: (text) => void (silent > 0 || words.push(text)),
    onclosetag(name) {
      if (/^(script|style)$/.test(name)) silent--;
      if (block.test(name)) words.push('\n\n');
      const link = name === 'a' ? links.pop() : undefined;
      const said = words.slice(link?.from).join('');
      if (
        link &&
        /^https?:/.test(link.href) &&
        !said.includes(link.href.replace(/^https?:\/\//, ''))
      )
        words.push(` ${link.href}`);
    },
  });
  parser.end(html);
  return words.join('');
}

const block = /^(p|div|blockquote|pre|ul|ol|h[1-6])$/;
