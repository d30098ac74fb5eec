import { holdOf, NOW, paymentOf } from '../../../support/booking.ts';
import { deliverMails } from '../../../support/booking-mails.ts';
import { spyMailer } from '../../../support/fakes.ts';
import { openWorld } from '../world.ts';

/** A world in which `a` is held for Monday evening, and the mails that go out there. */
export async function openMailWorld() {
  const world = await openWorld();
  const spy = spyMailer();
  await world.store.hold(holdOf('a'), 3, NOW);
  return Object.assign(world, {
    spy,
    sent: () => spy.sent.map(({ id, to }) => `${id} to ${to.address}`),
    pay: (change = {}) => world.store.settle('a', { ...paymentOf('cs_1'), ...change }, world.now),
    change: (columns: string) => world.sql.batch([{ sql: `UPDATE booking SET ${columns}` }]),
    deliver: (changed: Partial<Parameters<typeof deliverMails>[0]> = {}) =>
      deliverMails({ ...world.ports(), mailer: spy.mailer, ...changed }),
  });
}

export const BOTH = [
  'a.confirmed-reader to ada@example.com',
  'a.confirmed-coach to coach@example.com',
];
