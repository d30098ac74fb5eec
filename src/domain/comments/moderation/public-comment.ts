import type { Comment } from '../comment.ts';
import type { StoredComment } from '../ports.ts';

/** What of a stored comment is public: nothing but what its preview showed. */
export function publicComment(stored: StoredComment): Comment {
  const { id, post, name, words, site, answers, author, writtenAt } = stored;
  return {
    ...{ id, post, name, text: words, author, date: new Date(writtenAt * 1000) },
    ...(site !== null && { site }),
    ...(answers !== null && { answers }),
  };
}
