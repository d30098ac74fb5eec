import { z } from 'zod';
import { addressSchema } from '../../mail/typed-address.ts';
import type { Correspondent } from '../mails/letter-facts.ts';
import type { LostMails } from '../ports.ts';

/** How often one household may ask for its links: each may be a mail. */
export const LINK_REQUESTS = [{ most: 5, within: 600 }] as const;

/** The form of whoever lost a mail. */
export const linkRequestSchema = z.object({ email: addressSchema() });

/**
 * Notes a mail with the links of the calls that a reader with this address has ahead, and to the coach one with the
 * address of her page; each once an hour at the most. Whoever asks learns nothing by it.
 */
export async function sendLinks(
  address: string,
  { store, from, now }: { store: LostMails; from: Correspondent; now: () => number },
): Promise<void> {
  if (address.toLowerCase() === from.coachEmail.toLowerCase()) await store.remindOfPage(now());
  await store.remindOfLinks(address, now());
}
