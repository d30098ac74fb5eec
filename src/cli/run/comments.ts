import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf } from '../../adapters/content/comments/comment-file.ts';
import { hostComments } from '../../adapters/content/comments/read-comments.ts';
import { createModerating } from '../../adapters/database/comments/moderating.ts';
import { databaseFile, openDatabase } from '../../adapters/database/database.ts';
import { publicComment } from '../../domain/comments/moderation/public-comment.ts';
import type { Publication } from '../../domain/comments/moderation/ports.ts';
import { readOwnEnv } from './read-env.ts';

/** The ids of the comments that the last whole build found here. */
const built = join(hostComments, '.built');

/**
 * Writes what is published and in no clone beside the texts, where the next build reads it; resolves to what is to
 * be done when that build is whole. What can't be read stays as it is: no build fails for comments.
 */
export async function writeComments(): Promise<() => void> {
  const published = await asked((store) => store.published());
  if (!published) return () => undefined;
  const before = idsBuilt();
  rmSync(hostComments, { recursive: true, force: true });
  for (const comment of published) {
    const { path, yaml } = fileOf(publicComment(comment));
    write(join(hostComments, path), yaml);
  }
  write(built, before.join('\n'));
  return () => write(built, published.map(({ id }) => id).join('\n'));
}

/** Whether something was published that the last whole build does not have, or taken back that it has. */
export async function areCommentsDue(): Promise<boolean> {
  const found = await asked(async (store) => ({
    published: await store.published(),
    ...(await store.known()),
  }));
  if (!found) return false;
  const last = idsBuilt();
  const { published, removed } = found;
  return published.some(({ id }) => !last.includes(id)) || removed.some((id) => last.includes(id));
}

/** What the database knows; undefined where there are no comments, or they can't be read now. */
async function asked<Known>(ask: (store: Publication) => Promise<Known>) {
  try {
    const { features, databaseUrl, databaseToken } = readOwnEnv();
    const file = databaseFile(databaseUrl);
    if (!features.comments || (file !== undefined && !existsSync(file))) return undefined;
    const sql = openDatabase(databaseUrl, databaseToken);
    // After an update the site brings the database along at its start.
    return await ask(createModerating(sql)).finally(() => sql.close());
  } catch (fault) {
    console.error(`The comments can’t be read: ${fault instanceof Error ? fault.message : fault}`);
    return undefined;
  }
}

function idsBuilt(): string[] {
  return existsSync(built) ? readFileSync(built, 'utf8').split('\n').filter(Boolean) : [];
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
