import type { Role } from '../../src/domain/booking/booking.ts';
import { refundNow } from '../../src/domain/booking/refund-policy.ts';
import { openSlots } from '../../src/domain/booking/slots.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Change } from './plan.ts';
import { COACHING, type Site } from './site.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Witness } from './witness.ts';

export type World = {
  clock: Clock;
  dice: Dice;
  site: Site;
  account: StripeAccount;
  witness: Witness;
  note: (line: string) => void;
};

/** What reader and coach have in common: they wait for answers, and change calls. */
export function createBrowser(name: string, { clock, site, witness, note }: World) {
  const rest = (seconds: number) =>
    new Promise<void>((resolve) => void clock.after(seconds * 1000, resolve));

  /** What is not the site's doing takes a turn of its own. */
  const inTurn = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      clock.after(0, () => work().then(resolve, reject));
    });

  /** The answer, or undefined when none comes: the browser gives up after a minute. */
  const answered = async <T>(asked: Promise<T>): Promise<{ value: T } | undefined> => {
    const answer = asked.then((value) => ({ value }));
    return Promise.race([answer.catch(() => undefined), rest(60).then(() => undefined)]);
  };

  return {
    rest,
    inTurn,
    answered,
    /** Looks at a call on its own page, thinks, and sends what that page offers. */
    async change(id: string, by: Role, deed: Change) {
      const shown = (await answered(site.managed(`${by} ${id}`)))?.value?.booking;
      if (shown?.state !== 'paid') return;
      const now = clock.now();
      const left = (await answered(site.moneyLeft(shown)))?.value.left;
      const back =
        by === 'coach' ? (left ?? shown.charged ?? 0) : refundNow(shown, now, left).amount;
      const offer = { minutes: (shown.end - shown.start) / 60 };
      const open = openSlots({ coaching: COACHING, offer, taken: [], now });
      const start = open.find((slot) => slot.start !== shown.start)?.start ?? 0;
      await rest(deed.thinks);
      const { sequence } = shown;
      const form =
        deed.kind === 'cancel'
          ? { action: 'cancel' as const, sequence, back }
          : { action: 'move' as const, sequence, start };
      const send = async () => {
        const answer = (await answered(site.manage(id, by, form)))?.value;
        note(`${name} wants to ${deed.kind} ${id}: ${answer?.ok ? 'done' : answer?.reason}`);
        if (answer?.ok && form.action === 'cancel')
          await inTurn(() => witness.canceled(id, by, form.back));
      };
      await Promise.all(Array.from({ length: deed.times }, send));
    },
  };
}
