import type { Booking } from '../../src/domain/booking/booking.ts';
import type { OwnerRequest } from '../../src/domain/booking/calls/owner-request.ts';
import { dayOf } from '../../src/domain/time/local-day.ts';
import type { Message } from '../../src/domain/mail/message.ts';
import { NOW } from '../support/booking.ts';
import { createBrowser, type World } from './browser.ts';
import type { Plan } from './plan.ts';
import { COACHING } from './site.ts';
import type { Witness } from './witness.ts';

/** A call of which the coach was told that it has moved, as it was then. */
export type Moved = { id: string; sequence: number };

/** Lets the coach be ill: she closes days, cancels or moves what is booked for them, and opens them when she is well. */
export async function closeDays(plan: Plan['closings'], world: World) {
  const { site, witness, note } = world;
  const { rest, inTurn, answered } = createBrowser('coach', world);
  const ask = async (request: OwnerRequest) => {
    const granted = (await answered(site.grant(request)))?.value;
    note(`the coach asks to ${request.action}: ${granted?.ok ? 'done' : granted?.reason}`);
    return granted?.ok;
  };
  const moveAll = async (calls: readonly Booking[]) => {
    const hours = (await answered(site.hoursInstead(calls)))?.value;
    const shown = calls.flatMap(({ id, sequence }) => {
      const start = hours?.get(id);
      return start === undefined ? [] : { id, sequence, start };
    });
    if (shown.length === 0) return;
    const twice = [1, 2].map(() => ask({ action: 'move', calls: shown }));
    if ((await Promise.all(twice)).some(Boolean)) await inTurn(() => judgeMoved(shown, witness));
  };

  for (const [index, { at, from, to, then, well }] of plan.entries()) {
    await rest(at);
    const [first, last] = [from, to].map((hours) => dayOf(NOW + hours * 3600, COACHING.timeZone));
    const id = `c${index}`.padEnd(32, '0');
    const days = { id, from: first!, to: last! };
    const close = () => ask({ action: 'close', ...days });
    if (!((await close()) || (await close()))) continue;
    await inTurn(async () => witness.closed.set(id, days));
    if (then !== null) {
      const seen = (await answered(site.overview()))?.value.daysOff;
      const own = seen?.find((each) => each.id === id);
      if (seen && !own) witness.say('I5', `${id} was said to be closed, and is not`);
      const calls = own?.calls ?? [];
      const shown = calls.map(({ id, sequence, charged }) => ({
        id,
        sequence,
        back: charged ?? 0,
      }));
      if (then === 'move') await moveAll(calls);
      else if (shown.length > 0) await ask({ action: 'cancel', calls: shown });
    }
    if (well === null) continue;
    await rest(well);
    await inTurn(async () => witness.closed.delete(id));
    await ask({ action: 'open', id });
  }
}

/** What was said to have moved has, once, unless others have changed it since. */
async function judgeMoved(
  shown: readonly (Moved & { start: number })[],
  witness: Witness,
): Promise<void> {
  const bookings = new Map((await witness.bookings()).map((booking) => [booking.id, booking]));
  for (const { id, sequence, start } of shown) {
    const booking = bookings.get(id);
    const isSince = booking && booking.sequence > sequence + 1;
    const isMoved = booking?.start === start && booking.movedBy === 'coach';
    if (booking?.sequence === sequence || !(isMoved || isSince))
      witness.say('I5', `${id} was said to have moved to ${start}, and is at ${booking?.start}`);
    witness.moved.push({ id, sequence: sequence + 1 });
  }
}

/** The reader of every call that has moved, and has not changed since, was told. */
export async function judgeMovedMails(world: { mails: readonly Message[]; witness: Witness }) {
  const { mails, witness } = world;
  for (const { id, sequence, state } of await witness.bookings()) {
    const isMoved = witness.moved.some((each) => each.id === id && each.sequence === sequence);
    if (!isMoved || state !== 'paid') continue;
    const key = `${id}.${sequence}.moved-reader`;
    if (!mails.some((mail) => mail.id === key)) witness.say('I4', `${key} was never sent`);
  }
}
