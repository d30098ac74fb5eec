import type { Comment } from './comment.ts';

/** A comment and all that answers it or one of its answers, the oldest first. */
export type Thread = { first: Comment; answers: Comment[] };

/**
 * The threads of a post, the oldest first. What answers a comment that is gone, or a younger one, stands by itself.
 */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const comment of comments.toSorted(oldestFirst)) {
    const above = comment.answers === undefined ? undefined : threads.get(comment.answers);
    above?.answers.push(comment);
    threads.set(comment.id, above ?? { first: comment, answers: [] });
  }
  return [...new Set(threads.values())];
}

/** The comments of threads, in the order in which they stand there. */
export function commentsIn(threads: readonly Thread[]): Comment[] {
  return threads.flatMap(({ first, answers }) => [first, ...answers]);
}

function oldestFirst(a: Comment, b: Comment): number {
  return a.date.getTime() - b.date.getTime() || (a.id < b.id ? -1 : 1);
}
