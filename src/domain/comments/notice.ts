import type { Look } from './look.ts';
import type { NotSent } from './send-comment.ts';

/** Why what was typed went no further, besides what is wrong in its fields. */
export type Notice = NotSent | 'no-post' | 'closed' | 'unreadable' | 'filled-in' | 'unavailable';

/** What its reader is told, and the HTTP status of the answer. */
export const NOTICES: Record<Notice, { sentence: string; status: number }> = {
  outdated: {
    sentence: 'This page was more than a day old, so nothing was sent. Please send it once more.',
    status: 400,
  },
  'too-quick': {
    sentence:
      'That went faster than this page could follow, so nothing was sent. Please send it once more.',
    status: 400,
  },
  'filled-in': {
    sentence:
      'A field that nobody sees was filled in, perhaps by a program that fills in forms. Please look at it once more.',
    status: 400,
  },
  'other-words': {
    sentence: 'Nothing was sent yet: this is what arrived. If it is what you mean, send it.',
    status: 400,
  },
  unread: {
    sentence:
      'This comment was deleted before anybody had read it: it waited for thirty days, or made room for others. If you still want to say it, send it once more.',
    status: 400,
  },
  'too-many': {
    sentence:
      'Several comments came from where you are, so this one was not sent. Nothing is lost: wait ten minutes, or until tomorrow if there were twenty, and send it then.',
    status: 429,
  },
  full: {
    sentence:
      'More comments wait than can be read, so this one was not sent. Nothing is lost: keep your words, and please send it in a few days.',
    status: 503,
  },
  unavailable: {
    sentence:
      'The place where comments wait doesn’t answer right now, so nothing was sent. Nothing is lost: please send it once more in a minute.',
    status: 503,
  },
  closed: {
    sentence: 'Comments on this post are closed, so nothing was sent.',
    status: 400,
  },
  'no-post': {
    sentence:
      'I can’t tell which post this is about, so nothing was sent. A comment begins at the end of its post.',
    status: 404,
  },
  unreadable: {
    sentence:
      'What arrived can’t be read, so nothing was sent. Go back: your browser may still have what you wrote.',
    status: 400,
  },
};

/** What is wrong with the place that something was written for. */
export function noticeOf({ place }: Look): Notice | undefined {
  if (!place) return 'no-post';
  return place.open ? undefined : 'closed';
}
