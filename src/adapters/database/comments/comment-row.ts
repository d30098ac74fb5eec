import type { StoredComment } from '../../../domain/comments/ports.ts';
import { type Row, textOrNull } from '../sql.ts';

/** What a deleted comment loses at once. */
export const EMPTY = 'name = NULL, words = NULL, site = NULL, email = NULL, hears = NULL';

/** The same of one that nobody decided on, of which nothing is remembered: it may come again. */
export const UNREAD = `state = 'deleted', decided_at = :now, ${EMPTY},
  fingerprint = NULL, name_mark = NULL, site_mark = NULL`;

export function commentFrom(row: Row): StoredComment {
  const { id, post, answers, site, email, state } = row;
  const fingerprint = textOrNull(row['fingerprint']);
  return {
    id: String(id),
    post: String(post),
    answers: textOrNull(answers),
    name: String(row['name'] ?? ''),
    words: String(row['words'] ?? ''),
    site: textOrNull(site),
    email: textOrNull(email),
    author: row['author'] === 1,
    doubts: JSON.parse(String(row['doubts'])) as StoredComment['doubts'],
    state: state as StoredComment['state'],
    unread: state === 'deleted' && fingerprint === null,
    writtenAt: Number(row['written_at']),
    decidedAt: row['decided_at'] === null ? null : Number(row['decided_at']),
    fingerprint,
  };
}
