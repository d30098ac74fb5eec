import type { Role } from '../../domain/booking/booking.ts';
import { isSame, sign } from './signature.ts';

/** Whose link it is, and of which call. */
export type ManageLink = { bookingId: string; role: Role };

/**
 * The last part of the lasting link to one call: its id, whose link it is, and both signed.
 * @param secrets newest first: the first signs, all are accepted; one that leaks is taken out. They are
 *   the keys themselves, because links in mails have to open for as long as there are calls.
 */
export function createManageLinks([newest, ...older]: readonly [string, ...string[]]) {
  return {
    tokenOf: (link: ManageLink): string =>
      `${link.bookingId}.${link.role}.${signatureOf(link, newest)}`,

    /** What the token stands for; undefined unless one of the secrets signed it. */
    read(token: string): ManageLink | undefined {
      const [, bookingId = '', role, signature = ''] =
        /^([\w-]{1,64})\.(reader|coach)\.([\w-]{43})$/.exec(token) ?? [];
      if (role !== 'reader' && role !== 'coach') return undefined;
      const link: ManageLink = { bookingId, role };
      const isOurs = [newest, ...older].some((key) => isSame(signature, signatureOf(link, key)));
      return isOurs ? link : undefined;
    },
  };
}

function signatureOf({ bookingId, role }: ManageLink, secret: string): string {
  return sign(`manage ${role} ${bookingId}`, secret).toString('base64url');
}
