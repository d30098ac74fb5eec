import type { Writer } from '../../mail/deliver.ts';
import type { Calls } from '../ports.ts';
import { compose } from './compose.ts';
import { isForCoach } from './message-kind.ts';

/** Writes the mails about bookings. */
export function bookingWriter(
  world: Parameters<typeof compose>[1] & { store: Pick<Calls, 'addressRefused'> },
): Writer {
  return {
    compose: (mail) => compose(mail, world),
    async refused({ key, about, kind }) {
      // The coach can mend her own address, and then hears all of it.
      if (isForCoach(kind)) throw new Error(`the address of the coach is refused: ${key}`);
      await world.store.addressRefused(about, world.now());
    },
  };
}
