import type { Look } from './look.ts';
import type { NotSent } from './send-comment.ts';

/** Why what was typed went no further, besides what is wrong in its fields. */
export type Notice = NotSent | 'no-post' | 'closed' | 'unreadable' | 'filled-in' | 'unavailable';

/** What its reader is told. */
export const SENTENCES: Record<Notice, string> = {
  outdated: 'This page was more than a day old, so nothing was sent. Please send it once more.',
  'too-quick':
    'That went faster than this page could follow, so nothing was sent. Please send it once more.',
  'filled-in':
    'A field that nobody sees was filled in, perhaps by a program that fills in forms. Please look at it once more.',
  'other-words': 'Nothing was sent yet: this is what arrived. If it is what you mean, send it.',
  unread:
    'This comment was deleted before anybody had read it: it waited for thirty days, or made room for others. If you still want to say it, send it once more.',
  'too-many':
    'Several comments came from where you are, so this one was not sent. Nothing is lost: wait ten minutes, or until tomorrow if there were twenty, and send it then.',
  full: 'More comments wait than can be read, so this one was not sent. Nothing is lost: keep your words, and please send it in a few days.',
  unavailable:
    'The place where comments wait doesn’t answer right now, so nothing was sent. Nothing is lost: please send it once more in a minute.',
  closed: 'Comments on this post are closed, so nothing was sent.',
  'no-post':
    'I can’t tell which post this is about, so nothing was sent. A comment begins at the end of its post.',
  unreadable:
    'What arrived can’t be read, so nothing was sent. Go back: your browser may still have what you wrote.',
};

/** The HTTP status of the answer, where it is not just that something is wrong with the form. */
const STATUS: Partial<Record<Notice, number>> = {
  'too-many': 429,
  full: 503,
  unavailable: 503,
  'no-post': 404,
};

export function statusOf(notice: Notice): number {
  return STATUS[notice] ?? 400;
}

/** What is wrong with the place that something was written for. */
export function noticeOf({ place }: Look): Notice | undefined {
  if (!place) return 'no-post';
  return place.open ? undefined : 'closed';
}
