import { isMissing } from '../../adapters/database/address.ts';
import type { Environment } from '../../environment.ts';

/** How many comments wait for the author, and how many are published and in no clone. */
export type Waiting = { waiting: number; published: number };

/** Undefined where there are no comments, or they can’t be read now. */
export async function countWaiting({
  features,
  databaseUrl,
  databaseToken,
}: Pick<Environment, 'features' | 'databaseUrl' | 'databaseToken'>): Promise<Waiting | undefined> {
  if (!features.comments || isMissing(databaseUrl)) return undefined;
  // Loaded only where there is something to read, because the desk is looked at often.
  const { openDatabase } = await import('../../adapters/database/database.ts');
  const { createModerating } = await import('../../adapters/database/comments/moderating.ts');
  const sql = openDatabase(databaseUrl, databaseToken);
  try {
    const store = createModerating(sql);
    const [waiting, published] = await Promise.all([store.waiting(), store.published()]);
    return { waiting: waiting.length, published: published.length };
  } catch {
    return undefined;
  } finally {
    sql.close();
  }
}
