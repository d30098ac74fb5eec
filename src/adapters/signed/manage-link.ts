import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Role } from '../../domain/booking/booking.ts';

/** Whose link it is, and of which call. */
export type ManageLink = { bookingId: string; role: Role };

/**
 * The last part of the lasting link to one call: its id, whose link it is, and both signed.
 * @param secrets newest first: the first signs, all are accepted; one that leaks is taken out
 */
export function createManageLinks([newest, ...older]: readonly [string, ...string[]]) {
  return {
    tokenOf: ({ bookingId, role }: ManageLink): string =>
      `${bookingId}.${role}.${sign(bookingId, role, newest)}`,

    /** What the token stands for; undefined unless one of the secrets signed it. */
    read(token: string): ManageLink | undefined {
      const [, bookingId = '', role, signature = ''] =
        /^([\w-]{1,64})\.(reader|coach)\.([\w-]{43})$/.exec(token) ?? [];
      if (role !== 'reader' && role !== 'coach') return undefined;
      const given = Buffer.from(signature);
      const signed = [newest, ...older].filter((secret) =>
        timingSafeEqual(given, Buffer.from(sign(bookingId, role, secret))),
      );
      return signed.length > 0 ? { bookingId, role } : undefined;
    },
  };
}

function sign(bookingId: string, role: Role, secret: string): string {
  return createHmac('sha256', secret).update(`manage ${role} ${bookingId}`).digest('base64url');
}
