import type { Message } from '../../src/domain/mail/message.ts';
import type { Outcome } from '../../src/domain/booking/booking.ts';
import { createBrowser, type World } from './browser.ts';
import type { Plan } from './plan.ts';
import type { Witness } from './witness.ts';

/** What the coach said of a call that was over and wrote to its reader, and what of it she knows to be done. */
export type Ended = {
  bookingId: string;
  said: { outcome: Outcome; at: number; isKnown: boolean }[];
  wrote: { words: string; isKnown: boolean }[];
};

/** Whoever was missed hears of it ten minutes later; so many seconds of that may be on the way. */
const STANDS = 600 - 120;
const TRIES = 3;

/** Lets the coach say of her last calls how they went, change her mind, and write to her readers. */
export async function endCalls(plan: Plan['endings'], world: World) {
  const { clock, site, witness, note } = world;
  const { rest, inTurn, answered } = createBrowser('coach', world);
  const calls = (await inTurn(witness.bookings)).filter(
    ({ state, start }) => state === 'paid' && start <= clock.now(),
  );

  const untilKnown = async (ask: () => Promise<boolean>) => {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await answered(ask());
      if (answer) return answer.value;
    }
    return undefined;
  };
  const say = async (bookingId: string, outcome: Outcome) => {
    const form = { action: 'conclude', outcome } as const;
    const ok = await untilKnown(async () => (await site.manage(bookingId, 'coach', form)).ok);
    note(`the coach says ${outcome} of ${bookingId}: ${ok}`);
    if (ok === false) witness.say('I11', `${bookingId} is over, and can't be said to be`);
    return ok === true;
  };
  const write = async (bookingId: string, words: string, isExpected: boolean | undefined) => {
    const ok = await untilKnown(() =>
      site.sendFollowUp(bookingId, { words, disclosed: [], links: [] }),
    );
    note(`the coach writes “${words}”: ${ok}`);
    if (ok !== undefined && isExpected !== undefined && ok !== isExpected)
      witness.say('I11', `“${words}” is ${ok ? '' : 'not '}taken for ${bookingId}`);
    return { words, isKnown: ok === true };
  };
  const end = async (bookingId: string, { says, times, writes }: Plan['endings'][number]) => {
    const ended: Ended = { bookingId, said: [], wrote: [] };
    witness.ended.push(ended);
    for (const { outcome, after } of says) {
      await rest(after);
      const at = clock.now();
      const known = await Promise.all(Array.from({ length: times }, () => say(bookingId, outcome)));
      ended.said.push({ outcome, at, isKnown: known.some(Boolean) });
    }
    const last = ended.said.at(-1)!;
    const isExpected = last.isKnown ? last.outcome === 'took-place' : undefined;
    const letters = Array.from(
      { length: writes },
      (_, index) => `Letter ${index} of ${bookingId}.`,
    );
    await answered(site.followUp(bookingId));
    ended.wrote = await Promise.all(letters.map((words) => write(bookingId, words, isExpected)));
  };
  await Promise.all(
    plan.flatMap((ending, index) => {
      const call = calls.at(-1 - index);
      return call ? end(call.id, ending) : [];
    }),
  );
}

/**
 * Who was missed, and stayed so, got one mail, and nobody else; what she wrote went out once, as it was written. That
 * no money moves is what is asked of every call.
 */
export function judgeEndings({
  mails,
  witness,
}: {
  mails: readonly Message[];
  witness: Witness;
}): void {
  const sent = (bookingId: string, kind: string) => {
    const own = mails.filter(({ id }) => id.startsWith(`${bookingId}.`) && id.endsWith(kind));
    return [...new Map(own.map((mail) => [mail.id, mail])).values()];
  };
  for (const { bookingId, said, wrote } of witness.ended) {
    const stood = said.filter(({ outcome, at }, index) => {
      const until = said[index + 1]?.at ?? Infinity;
      return outcome === 'no-show' && until - at > STANDS;
    });
    const last = said.at(-1)!;
    const most = stood.length > 0 ? 1 : 0;
    const least = last.isKnown && last.outcome === 'no-show' ? 1 : 0;
    const missed = sent(bookingId, '.no-show-reader').length;
    if (missed < least || missed > most)
      witness.say('I11', `${missed} mails say that ${bookingId} was missed`);

    const letters = sent(bookingId, '.follow-up-reader');
    const isWritten = ({ text }: Message) => wrote.some(({ words }) => text.includes(words));
    if (letters.length > 1 || !letters.every(isWritten))
      witness.say('I11', `${bookingId} is followed by ${letters.length} mails`);
    if (letters.length === 0 && wrote.some(({ isKnown }) => isKnown))
      witness.say('I11', `what was written for ${bookingId} was never sent`);
  }
}
