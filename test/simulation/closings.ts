import type { OwnerRequest } from '../../src/domain/booking/calls/owner-request.ts';
import { dayOf } from '../../src/domain/time/local-day.ts';
import { NOW } from '../support/booking.ts';
import { createBrowser, type World } from './browser.ts';
import type { Plan } from './plan.ts';
import { COACHING } from './site.ts';

/** Lets the coach be ill: she closes days, cancels what is booked for them, and opens them again when she is well. */
export async function closeDays(plan: Plan['closings'], world: World) {
  const { site, witness, note } = world;
  const { rest, inTurn, answered } = createBrowser('coach', world);
  const ask = async (request: OwnerRequest) => {
    const granted = (await answered(site.grant(request)))?.value;
    note(`the coach asks to ${request.action}: ${granted?.ok ? 'done' : granted?.reason}`);
    return granted?.ok;
  };

  for (const [index, { at, from, to, cancels, well }] of plan.entries()) {
    await rest(at);
    const [first, last] = [from, to].map((hours) => dayOf(NOW + hours * 3600, COACHING.timeZone));
    const id = `c${index}`.padEnd(32, '0');
    const days = { id, from: first!, to: last! };
    const close = () => ask({ action: 'close', ...days });
    if (!((await close()) || (await close()))) continue;
    await inTurn(async () => witness.closed.set(id, days));
    if (cancels) {
      const seen = (await answered(site.overview()))?.value.daysOff;
      const own = seen?.find((each) => each.id === id);
      if (seen && !own) witness.say('I5', `${id} was said to be closed, and is not`);
      const calls = own?.calls ?? [];
      const shown = calls.map(({ id, sequence, charged }) => ({
        id,
        sequence,
        back: charged ?? 0,
      }));
      if (shown.length > 0) await ask({ action: 'cancel', calls: shown });
    }
    if (well === null) continue;
    await rest(well);
    await inTurn(async () => witness.closed.delete(id));
    await ask({ action: 'open', id });
  }
}
