import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import { halfMade } from './half-made.ts';
import { CONFIRMED, type Hold, hoursOf, release, look, payFor, reserve } from './reader.ts';

const kills = 20;
/** Acknowledged writes from one kill to the next, and by how many more at random it is late. */
const [apart, late] = [50, 25];
const readers = 8;
/** So often may a reader be refused between two kills: hours are taken, and many are held. */
const patience = 500;

export const serverKills: Fault = {
  kind: 'kill',
  name: 'kill -9 of the site amid 1,000 writes of readers',
  aims: 'I1–I6',
  strike,
};

/** What readers were told, which must be true for ever. */
type Told = { opened: Hold[]; freed: Hold[]; confirmed: Hold[] };

async function strike(site: Site, say: (breach: string) => void): Promise<number> {
  const told: Told = { opened: [], freed: [], confirmed: [] };
  const count = () => told.opened.length + told.freed.length + told.confirmed.length;
  for (let round = 1; round <= kills; round++) {
    const hours = await hoursOf(site);
    const moment = round * apart + Math.floor(Math.random() * late);
    const dead = new AbortController();
    const kill = async () => {
      if (dead.signal.aborted || count() < moment) return;
      dead.abort();
      await site.kill();
    };
    const lives = Array.from({ length: readers }, () =>
      visit(site, hours, told, dead.signal, kill),
    );
    await Promise.all(lives);
    if (!dead.signal.aborted) throw new Error(`the site took ${count()} writes and no more`);
    // The site itself opens what it left, before anybody else does.
    await site.start();
    for (const line of halfMade(site.database)) say(`${line}, after kill ${round}`);
    await site.sweep();
    for (const line of untrue(site, told)) say(`I5 ${line}, after kill ${round}`);
    // What was held and left is free for the next ones.
    site.advance(42 * 60);
    await site.sweep();
  }
  return kills;
}

/** One reader after the other, until the site is dead or refuses them all. */
async function visit(
  site: Site,
  hours: readonly string[],
  told: Told,
  dead: AbortSignal,
  acknowledged: () => Promise<void>,
) {
  for (let refused = 0; !dead.aborted && refused < patience;)
    try {
      const start = hours[Math.floor(Math.random() * hours.length)] ?? '';
      const { hold } = await reserve(site, start);
      if (hold) await decide(site, hold, told, acknowledged);
      else refused += 1;
    } catch (fault) {
      // Who was about to be told something by a site that is dead was told nothing.
      if (!dead.aborted) throw fault;
    }
}

/** Most readers let their hour go, which keeps it free for the next ones; some pay, some leave. */
async function decide(site: Site, hold: Hold, told: Told, acknowledged: () => Promise<void>) {
  told.opened.push(hold);
  await acknowledged();
  const dice = Math.random();
  if (dice < 0.05) {
    await payFor(hold);
    if ((await look(site, hold)) === CONFIRMED) told.confirmed.push(hold);
  } else if (dice < 0.95 && (await release(site, hold)) === 'released') told.freed.push(hold);
  await acknowledged();
}

/** What a reader was told and the database does not know. */
function untrue({ query }: Site, { opened, freed, confirmed }: Told): string[] {
  const rows = query('SELECT id, state, session_id FROM booking');
  const known = new Map(rows.map((row) => [row['id'], row]));
  const stateOf = ({ id }: Hold) => known.get(id)?.['state'];
  return [
    ...opened
      .filter(({ id, session }) => known.get(id)?.['session_id'] !== session)
      .map(({ id }) => `the payment page of ${id} is of no hold`),
    ...freed.filter((hold) => stateOf(hold) !== 'expired').map(({ id }) => `${id} is not free`),
    ...confirmed.filter((hold) => stateOf(hold) !== 'paid').map(({ id }) => `${id} is no call`),
  ];
}
