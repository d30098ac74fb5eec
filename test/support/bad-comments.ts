import { draftOf, typedIn } from '../../src/domain/comments/comment-form.ts';
import { publicComment } from '../../src/domain/comments/moderation/public-comment.ts';
import type { StoredComment } from '../../src/domain/comments/ports.ts';
import { BAD_WORDS, GOOD_WORDS } from './bad-words.ts';

/** What attackers and accidents typed, as it is stored, and as it is public. */
export const KEPT_BAD_COMMENTS = BAD_WORDS.filter(({ kept }) => kept).map(
  ({ what, typed }, index) => {
    const read = draftOf(typedIn({ ...GOOD_WORDS, ...typed }));
    if (!read.ok) throw new Error(what);
    const stored: StoredComment = {
      ...read.draft,
      ...{ id: `bad${String(index).padStart(2, '0')}`, author: false, doubts: [], unread: false },
      ...{ state: 'published', writtenAt: Date.parse('2026-11-24T18:30:05Z') / 1000 },
      ...{ decidedAt: null, fingerprint: null },
    };
    return { what, typed, stored, comment: publicComment(stored) };
  },
);
