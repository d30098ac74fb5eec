import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { HOLD } from '../../domain/booking/booking.ts';
import type { Sql } from './sql.ts';

/** The sixth payment page within ten minutes is refused, and the ninth within the life of a hold. */
const ADMIT = `INSERT INTO rate (id, address, at) SELECT :id, :address, :now
  WHERE 5 > (SELECT count(*) FROM rate WHERE address = :address AND at > :now - 600)
  AND 8 > (SELECT count(*) FROM rate WHERE address = :address AND at > :now - ${HOLD})
  ON CONFLICT (id) DO NOTHING`;

/**
 * How many payment pages one visitor may open, told by address. Of the address only a hash under `key` is
 * kept, and that no longer than a hold lasts.
 */
export function createRateLimit(sql: Sql, key: string) {
  const forget = (now: number) => ({
    sql: `DELETE FROM rate WHERE at <= :now - ${HOLD}`,
    args: { now },
  });
  return {
    /** Whether the visitor may open a payment page for this booking, which counts once. */
    async admit(id: string, address: string, now: number): Promise<boolean> {
      const [, , known] = await sql.batch([
        forget(now),
        { sql: ADMIT, args: { id, now, address: unreadable(address, key) } },
        { sql: 'SELECT id FROM rate WHERE id = :id', args: { id } },
      ]);
      return known?.length === 1;
    },

    async forget(now: number): Promise<void> {
      await sql.batch([forget(now)]);
    },
  };
}

function unreadable(address: string, key: string): string {
  return createHmac('sha256', key)
    .update(`rate:${household(address)}`)
    .digest('hex')
    .slice(0, 32);
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
