import { isIPv6 } from 'node:net';
import { type Key, sign } from '../signed/signature.ts';
import type { Sql } from './sql.ts';

/** Of each: the most that one visitor may do within so many seconds. */
export type Limits = readonly { most: number; within: number }[];

/**
 * How much one visitor may do, told by address. Of the address only a hash under `key` is kept, and that
 * for the longest of the limits; what is counted under another key is counted apart, whatever its id.
 */
export function createRateLimit(sql: Sql, key: Key, limits: Limits) {
  const allowed = limits.map(
    ({ most, within }) => `${most} > (SELECT count(*) FROM rate
      WHERE address = :address AND at > :now - ${within})`,
  );
  const longest = Math.max(...limits.map(({ within }) => within));
  const admission = `INSERT INTO rate (id, address, at, until)
    SELECT :id, :address, :now, :now + ${longest} WHERE ${allowed.join(' AND ')}
    ON CONFLICT (id) DO NOTHING`;
  const prune = (now: number) => ({
    sql: 'DELETE FROM rate WHERE until <= :now',
    args: { now },
  });
  return {
    /** Whether the visitor may do what has this id, which counts once. */
    async admit(id: string, address: string, now: number): Promise<boolean> {
      const own = sign(`admitted:${id}`, key).toString('hex');
      const [, , known] = await sql.batch([
        prune(now),
        { sql: admission, args: { id: own, now, address: householdOf(address, key) } },
        { sql: 'SELECT id FROM rate WHERE id = :own', args: { own } },
      ]);
      return known?.length === 1;
    },

    async prune(now: number): Promise<void> {
      await sql.batch([prune(now)]);
    },
  };
}

/** The household of an address, an IPv4 address or a /64, as a hash that says nothing without the key. */
export function householdOf(address: string, key: Key): string {
  return sign(household(address), key).toString('hex').slice(0, 32);
}

/** An IPv6 visitor has all addresses of a /64 to choose from. */
function household(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
