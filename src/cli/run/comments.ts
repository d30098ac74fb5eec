import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf } from '../../adapters/content/comments/comment-file.ts';
import { hostComments } from '../../adapters/content/comments/read-comments.ts';
import { createModerating } from '../../adapters/database/comments/moderating.ts';
import { createWriting } from '../../adapters/database/comments/writing.ts';
import { isMissing } from '../../adapters/database/address.ts';
import { openDatabase } from '../../adapters/database/database.ts';
import type { Sql } from '../../adapters/database/sql.ts';
import { publicComment } from '../../domain/comments/moderation/public-comment.ts';
import { messageOf } from '../../domain/message-of.ts';
import { openClone } from '../comments/clone.ts';
import { readOwnEnv } from './read-env.ts';

/** The ids of the comments that the last whole build found here. */
const built = join(hostComments, '.built');

/**
 * Writes what is public and never was in these texts beside them, where the next build reads it; resolves to what is to
 * be done when that build is whole. What can't be read stays as it is: no build fails for comments.
 */
export async function writeComments(): Promise<() => void> {
  const found = await ask();
  if (!found) return () => undefined;
  const before = idsBuilt();
  rmSync(hostComments, { recursive: true, force: true });
  for (const comment of found.comments) {
    const { path, yaml } = fileOf(publicComment(comment));
    write(join(hostComments, path), yaml);
  }
  write(built, before.join('\n'));
  return () => write(built, found.comments.map(({ id }) => id).join('\n'));
}

/** Whether something is public that the last whole build does not have, or taken back that it has. */
export async function areCommentsDue(): Promise<boolean> {
  const found = await ask();
  if (!found) return false;
  const last = idsBuilt();
  const { comments, removed } = found;
  return comments.some(({ id }) => !last.includes(id)) || removed.some((id) => last.includes(id));
}

/** Undefined where there are no comments, or they can't be read now. */
async function ask() {
  try {
    const { features, databaseUrl, databaseToken, contentDir } = readOwnEnv();
    if (!features.comments || isMissing(databaseUrl)) return undefined;
    const sql = openDatabase(databaseUrl, databaseToken);
    // After an update the site brings the database along at its start.
    return await missing(sql, contentDir).finally(() => sql.close());
  } catch (fault) {
    console.error(`The comments can’t be read: ${messageOf(fault)}`);
    return undefined;
  }
}

/** What is public and never was in these texts, and the ids of what was taken back. */
async function missing(sql: Sql, contentDir: string) {
  const [store, { find }] = [createModerating(sql), createWriting(sql)];
  const published = await store.published();
  // Asked afterwards: what a clone takes meanwhile is in one of both.
  const { acknowledged, removed } = await store.known();
  // Where these texts lie in no clone, what another one has taken comes with them.
  const texts = openClone(contentDir).own();
  const elsewhere = texts ? acknowledged.filter((id) => !texts.kept.has(id)) : [];
  const taken = (await Promise.all(elsewhere.map(find))).flatMap((comment) =>
    comment?.state === 'acknowledged' ? [comment] : [],
  );
  const all = new Map([...published, ...taken].map((comment) => [comment.id, comment]));
  for (const id of [...(texts?.gone ?? []), ...removed]) all.delete(id);
  return { comments: [...all.values()], removed };
}

function idsBuilt(): string[] {
  return existsSync(built) ? readFileSync(built, 'utf8').split('\n').filter(Boolean) : [];
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
}
