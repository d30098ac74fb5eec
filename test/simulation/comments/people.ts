import type { Clock } from '../clock.ts';
import type { Plan } from './plan.ts';
import { AUTHOR, linksIn, readerOf, type Site } from './site.ts';
import type { Witness } from './witness.ts';

/** Nobody waits longer for a page. */
const PATIENCE = 30_000;
/** Of hundreds that wait she decides on the newest: each that is published takes a while to be seen and told of. */
const MOST = 20;

export type World = {
  clock: Clock;
  site: Site;
  witness: Witness;
  note: (line: string) => void;
};

export function pause(clock: Clock, seconds: number): Promise<void> {
  return new Promise((resolve) => void clock.after(seconds * 1000, resolve));
}

/** The answer; undefined when there is none. */
export function answered<T>(clock: Clock, asked: Promise<T>): Promise<{ value: T } | undefined> {
  return new Promise((resolve) => {
    const end = clock.after(PATIENCE, () => resolve(undefined));
    const done = (answer?: { value: T }) => {
      clock.cancel(end);
      resolve(answer);
    };
    asked.then(
      (value) => done({ value }),
      () => done(),
    );
  });
}

/** What becomes of a mail: programs look at its links, and whoever it is to does what the plan says, mail after mail. */
export function createMailbox(plan: Plan, world: World) {
  const { clock, site, witness } = world;
  const read = new Map<string, number>();
  const nextOf = <Deed>(deeds: readonly Deed[], who: string) => {
    const count = read.get(who) ?? 0;
    read.set(who, count + 1);
    return deeds[count];
  };

  const look = ({ page, token }: ReturnType<typeof linksIn>[number]) =>
    answered<unknown>(clock, page === 'moderate' ? site.moderate(token) : site.wants(token));

  const visit = async (token: string, deed: Plan['visits'][number] | undefined) => {
    if (!deed) return;
    const { late, thinks, does, all, times } = deed;
    await pause(clock, late);
    const shown = (await answered(clock, site.moderate(token)))?.value;
    if (!shown || shown.length === 0) return;
    await pause(clock, thinks);
    const chosen = shown.slice(all && does !== 'answer' ? -MOST : -1);
    const ids = chosen.map(({ id }) => id);
    const form = { action: does, ids: ids.join(' '), words: 'Thank you!' };
    const press = async () => {
      witness.press(does, chosen);
      if (await answered(clock, site.decide(token, form))) await witness.decided(ids);
    };
    await Promise.all(Array.from({ length: times }, press));
  };

  const say = async (token: string, deed: Plan['readers'][number]['says'][number] | undefined) => {
    if (!deed) return;
    const { after, hears, times } = deed;
    await pause(clock, after);
    const press = async () => {
      witness.mails.says(readerOf(token), hears);
      if (await answered(clock, site.want(token, hears)))
        witness.mails.said(readerOf(token), hears);
    };
    await Promise.all(Array.from({ length: times }, press));
  };

  return async ({ to, text }: { to: { address: string }; text: string }) => {
    const links = linksIn(text);
    const looks = plan.scanners ? links.map(look) : [];
    const writer = plan.readers.find(({ email }) => isOf(to.address, email));
    const [link] = links;
    if (link && to.address === AUTHOR.coachEmail)
      await visit(link.token, nextOf(plan.visits, to.address));
    else if (link && writer) await say(link.token, nextOf(writer.says, to.address.toLowerCase()));
    await Promise.all(looks);
  };
}

/** The addresses of few people, as one or another types them. */
export function addressOf(person: number, types: number): string {
  const address = `p${person}@example.com`;
  return types % 2 ? address.toUpperCase() : address;
}

export function isOf(address: string, person: number | null): boolean {
  return person !== null && address.toLowerCase() === addressOf(person, 0);
}
