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

/**
 * An IPv6 visitor has all addresses of a /64 to choose from, but for those that stand for an IPv4 address: mapped
 * ones (RFC 4291, 2.5.5) and those of a translator (RFC 6052), however they are written.
 */
function household(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const isFour = /^(0:0:0:0:0:ffff|64:ff9b:0:0:0:0)$/.test(groups.slice(0, 6).join(':'));
  if (!isFour) return groups.slice(0, 4).join(':');
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, each as short as can be. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address.replace(/%.*/, '')}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}
