import { createRateLimit, householdOf, type Limits } from '../database/rate-limit.ts';
import type { Sql } from '../database/sql.ts';
import { createPageMoment, isOutdated } from '../signed/page-moment.ts';
import { type Key, keyFor } from '../signed/signature.ts';

/** What is wrong with a form, as far as its sender is told. */
export type Refusal = 'outdated' | 'too-quick';

/**
 * What stands before a form that anybody can send. Each purpose has keys and counts of its own, so that
 * nothing of one form can be used for another.
 * @param world `secrets` are those of links, newest first; `formerKeys` signed moments of pages that may
 *   still be open
 */
export function createFormGuard(
  purpose: string,
  world: {
    secrets: readonly [string, ...string[]];
    formerKeys?: readonly Key[];
    limits: Limits;
    sql: Sql;
    now: () => number;
  },
) {
  const { secrets, formerKeys = [], limits, sql, now } = world;
  const [newest, ...older] = secrets;
  const momentKey = (secret: string) => keyFor(`page moment, ${purpose}`, secret);
  const householdKey = keyFor(`household, ${purpose}`, newest);
  const moment = createPageMoment([momentKey(newest), ...older.map(momentKey), ...formerKeys]);

  return {
    /** The moment that a page is shown, for its `FormGuard.astro` to say. */
    shown: () => moment.write(now()),

    /**
     * Why the form is not taken for a reader's; undefined when it is. No reader sees the field `website`, and programs
     * fill in what they find.
     * @param isKnown who has been here before may be quick
     */
    refusal({ shown, website }: Record<string, unknown>, isKnown = false): Refusal | undefined {
      if (!website && (isKnown || moment.isPast(String(shown), now()))) return undefined;
      return isOutdated(String(shown), now()) ? 'outdated' : 'too-quick';
    },

    /** How much one household may send. */
    limit: createRateLimit(sql, householdKey, limits),

    /** The household of an address, as a hash that this purpose alone knows. */
    household: (address: string) => householdOf(address, householdKey),
  };
}
