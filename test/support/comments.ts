import { createModerating } from '../../src/adapters/database/comments/moderating.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import type { Sql } from '../../src/adapters/database/sql.ts';
import type { NewComment } from '../../src/domain/comments/ports.ts';

/** A comment that comes in; its hashes are what they are the hashes of. */
export function commentOf(id: string, other: Partial<NewComment> = {}): NewComment {
  const comment = {
    ...{ id, key: `key-${id}`, post: 'a-day-at-home', answers: null },
    ...{ name: 'Ada', words: `Words of ${id}`, site: null, email: null, doubts: [] },
    ...other,
  };
  const { post, name, words, site } = comment;
  const marks = { nameMark: `name:${name}`, siteMark: site && `site:${site}` };
  return { ...comment, ...marks, fingerprint: JSON.stringify([post, name, words]), ...other };
}

/** The author gets the mail about what waits. */
export async function tellAuthor(sql: Sql, now: number): Promise<void> {
  await createModerating(sql).tellOfWaiting(now);
  const outbox = createOutbox(sql);
  for (const { key } of await outbox.claimMails(now, ['comments'])) await outbox.mailed(key, now);
}
