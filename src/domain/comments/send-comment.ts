import { type Draft, draftOf, type Typed } from './comment-form.ts';
import { type Doubt, doubtsOf, type Suspect } from './doubts.ts';
import { fold } from './fold.ts';
import { type Look, look } from './look.ts';
import type { NewComment, Ports, StoredComment } from './ports.ts';

/**
 * Why a comment that is complete is not stored. `full`: 500 wait, and none gives way; `unread`: it was deleted before
 * anybody read it; `other-words`: its preview showed others, or there was none.
 */
export type NotSent = 'outdated' | 'too-quick' | 'too-many' | 'full' | 'unread' | 'other-words';

/** What comes with the words: the key of their preview, and what the guard of the form says. */
export type Sending = {
  key: string;
  refused: 'outdated' | 'too-quick' | undefined;
  /** Where the request came from. */
  address: string;
};

export type Sent =
  { ok: true; stored: StoredComment } | { ok: false; look: Look; reason?: NotSent };

/**
 * Stores what a preview showed, once. What was stored with its key stays so, whatever has changed since; all that
 * is not stored comes back as it was typed.
 */
export async function sendComment(
  typed: Typed,
  { key, refused, address }: Sending,
  world: Ports & Suspect,
): Promise<Sent> {
  const { store, limit, log, now } = world;
  const isKey = /^[\da-f]{32}$/.test(key);
  const known = isKey ? await store.sentWith(key) : undefined;
  const read = draftOf(typed);
  if (known && read.ok && known.fingerprint === fingerprintOf(read.draft, world))
    return { ok: true, stored: known };

  const seen = await look(typed, world);
  const not = (reason?: NotSent): Sent => ({ ok: false, look: seen, ...(reason && { reason }) });
  if (!seen.draft) return not();
  if (known?.unread) return not('unread');
  if (known || !isKey) return not('other-words');
  if (refused) return not(refused);
  if (!(await limit.admit(key, address, now()))) return not('too-many');
  const written = await store.write(await newComment(seen.draft, key, world), now());
  if (!written) return not('full');
  if (written.gaveWay !== undefined) log.happened('comment.gave-way', { comment: written.gaveWay });
  return { ok: true, stored: written.stored };
}

async function newComment(draft: Draft, key: string, world: Ports & Suspect): Promise<NewComment> {
  const { mark, store, newId } = world;
  const nameMark = mark('name', fold(draft.name));
  const siteMark = draft.site && mark('site', new URL(draft.site).hostname.replace(/^www\./, ''));
  const before = await store.refusedBefore([nameMark, ...(siteMark ? [siteMark] : [])]);
  const doubts: Doubt[] = [
    ...doubtsOf(draft, world),
    ...(before.includes(nameMark) ? (['refused-name'] as const) : []),
    ...(siteMark && before.includes(siteMark) ? (['refused-site'] as const) : []),
  ];
  const fingerprint = fingerprintOf(draft, world);
  return { ...draft, id: newId(), key, fingerprint, nameMark, siteMark, doubts };
}

/** The same for the same words under the same name and post. */
function fingerprintOf({ post, name, words }: Draft, { mark }: Pick<Ports, 'mark'>): string {
  return mark('words', JSON.stringify([post, fold(name), fold(words)]));
}
