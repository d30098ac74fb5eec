import { AsyncLocalStorage } from 'node:async_hooks';
import { type CallSite, callSiteOf, keyOf } from './call-site.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';

/** Who is asked through a port. */
type Peer = 'database' | 'stripe' | 'mail' | 'calendar';

/** What goes wrong while a call is under way; `lost` ones are refused, with or without their effect. */
export type Fault = 'lost-before' | 'lost-after' | 'silent-before' | 'silent-after';

export type Chaos = {
  /** At most so many use cases are stopped for good, and so many calls go wrong. */
  crashes: number;
  faults: number;
  /** How likely it is that a call of Stripe goes wrong. */
  moody: number;
  /** Where crashes are most likely: a file and a port, `release store.find`. */
  crashesAt: string;
  /** Nobody answers between these moments. */
  down: Partial<Record<Peer, { from: number; to: number }>>;
};

/** `lost` are the places whose calls went wrong. */
type Task = { name: string; dead: boolean; lost: string[] };

/** One machine of the site's: what runs on it ends with it. */
export type Server = { tasks: Task[] };
type Call = { peer: Peer; name: string; fault?: Fault | undefined };

/**
 * Runs use cases so that each call through a port waits for the clock: first its effect, later its
 * answer, and other calls in between. A use case can stop for good before or after any effect.
 */
export function createMachine(world: {
  clock: Clock;
  dice: Dice;
  chaos: Chaos;
  note: (line: string) => void;
}) {
  const { clock, dice, note } = world;
  const chaos = { ...world.chaos };
  const running = new AsyncLocalStorage<{ task: Task; site: CallSite | undefined }>();
  const visits = new Map<string, number>();
  const crashes: { site: CallSite; phase: 'before' | 'after' }[] = [];
  const reached = new Map<string, CallSite>();
  const started = new Map<string, number>();
  const tasks = new WeakMap<Promise<unknown>, Task>();

  const latency = () => {
    if (dice.chance(0.7)) return dice.next() * 30;
    return dice.chance(0.9) ? dice.next() * 2_000 : dice.next() * 15_000;
  };

  /** Somewhere in each world it is dangerous; elsewhere less so the oftener it went well. */
  const crashesHere = (task: Task, site: CallSite | undefined, phase: 'before' | 'after') => {
    if (!site || chaos.crashes === 0) return false;
    const key = `${keyOf(site)} ${phase}`;
    const visit = (visits.get(key) ?? 0) + 1;
    visits.set(key, visit);
    const here = chaos.crashesAt === `${site.file} ${site.port}`;
    if (!dice.chance((here ? 0.5 : 0.03) / visit)) return false;
    chaos.crashes -= 1;
    crashes.push({ site, phase });
    task.dead = true;
    note(`${task.name} CRASHES ${phase} ${site.port}`);
    return true;
  };

  const faultFor = ({ peer }: Call): Fault | undefined => {
    const down = chaos.down[peer];
    if (down && down.from <= clock.now() && clock.now() < down.to) return 'lost-before';
    if (chaos.faults === 0 || !dice.chance(peer === 'stripe' ? chaos.moody : 0.04))
      return undefined;
    chaos.faults -= 1;
    const lost = ['lost-before', 'lost-after'] as const;
    return peer === 'stripe'
      ? dice.pick([...lost, 'silent-before', 'silent-after'])
      : dice.pick(lost);
  };

  return {
    crashes,
    /** Whether a call from this place, `resume store.find`, went wrong in this run of a use case. */
    lostIn: (run: Promise<unknown>, place: string) => tasks.get(run)?.lost.includes(place) ?? false,
    reached,
    /** From now on everybody answers. */
    heal: () => void Object.assign(chaos, { faults: 0, down: {} }),
    /** From now on nothing crashes any more. */
    steady: () => void Object.assign(chaos, { crashes: 0 }),
    /** Runs a use case; the promise stays open when it crashes. */
    start<T>(server: Server, use: string, work: () => Promise<T>): Promise<T> {
      const count = (started.get(use) ?? 0) + 1;
      started.set(use, count);
      const task: Task = { name: `${use}#${count}`, dead: false, lost: [] };
      server.tasks.push(task);
      const run = running.run({ task, site: undefined }, work);
      tasks.set(run, task);
      return run;
    },

    /** Everything that runs there stops for good, wherever it is. */
    stop(server: Server) {
      for (const task of server.tasks.splice(0)) task.dead = true;
    },

    /** The same port, but each call knows the place in the use case that it comes from. */
    watch<Port extends object>(name: string, port: Port): Port {
      const watched = Object.entries(port).map(([method, member]) => {
        if (typeof member !== 'function') return [method, member];
        const call = (...args: unknown[]) => {
          const { task } = running.getStore()!;
          const site = callSiteOf(`${name}.${method}`, call);
          if (site) reached.set(keyOf(site), site);
          return running.run({ task, site }, () => member(...args));
        };
        return [method, call];
      });
      return Object.fromEntries(watched);
    },

    /** One call over the wire. `effect` is all or nothing; a `signal` gives up waiting. */
    call<T>(call: Call, effect: () => Promise<T>, signal?: AbortSignal | null): Promise<T> {
      const { task, site } = running.getStore()!;
      return new Promise((resolve, reject) => {
        if (task.dead) return;
        signal?.addEventListener('abort', () => reject(signal.reason));
        clock.after(latency(), async () => {
          // What a process sent before it died may still arrive.
          if (task.dead && !dice.chance(0.5)) return;
          if (!task.dead && crashesHere(task, site, 'before')) return;
          const fault = call.fault ?? faultFor(call);
          const happens = fault === undefined || fault.endsWith('after');
          if (fault && site) task.lost.push(`${site.file} ${site.port}`);
          note(`${task.name} ${call.name}${fault ? ` (${fault})` : ''}`);
          const answer = happens ? await settled(effect) : undefined;
          if (task.dead || crashesHere(task, site, 'after')) return;
          if (fault?.startsWith('silent')) return;
          clock.after(latency(), () => {
            if (task.dead) return;
            if (fault) reject(lost());
            else if (answer && 'value' in answer) resolve(answer.value);
            else reject(answer?.error);
          });
        });
      });
    },

    /** `setTimeout` on the clock, for the pauses and the patience of the Stripe SDK. */
    wait<Args extends unknown[]>(work: (...args: Args) => void, delay = 0, ...args: Args) {
      const inPlace = AsyncLocalStorage.bind(work);
      const task = running.getStore()?.task;
      return clock.after(delay, () => task?.dead || inPlace(...args));
    },
  };
}

export type Machine = ReturnType<typeof createMachine>;

async function settled<T>(effect: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await effect() };
  } catch (error) {
    return { error };
  }
}

function lost(): Error {
  return Object.assign(new TypeError('fetch failed: the connection was reset'), {
    code: 'ECONNRESET',
  });
}
