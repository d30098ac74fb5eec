import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Machine, Server } from './machine.ts';
import type { Plan } from './plan.ts';
import { createSite, type Site } from './site.ts';

type Lent = Omit<Parameters<typeof createSite>[2], 'now'>;

/** The machines that the site runs on: one database, but clocks, ports and tasks of their own. */
export function createServers(world: {
  clock: Clock;
  dice: Dice;
  machine: Machine;
  plan: Plan;
  ports: () => Lent;
  note: (line: string) => void;
}) {
  const { clock, dice, machine, plan, note } = world;
  const servers = Array.from({ length: plan.servers }, () => {
    const server: Server & { skew: number } = { tasks: [], skew: 0 };
    const now = () => clock.now() + server.skew;
    return { server, site: createSite(machine, server, { ...world.ports(), now }) };
  });
  const [first] = servers;
  const any = () => servers[servers.length > 1 ? Math.floor(dice.next() * servers.length) : 0]!;
  const serverOf = (index: number) => servers[index % servers.length]!.server;
  let steps = 0;
  let restarts = 0;
  let calm = false;

  for (const step of plan.clockSteps) {
    const server = serverOf(step.server);
    const set = (skew: number) => {
      if (calm) return;
      steps += 1;
      server.skew = skew;
      note(`server ${step.server % servers.length} has a clock that is ${skew} s off`);
    };
    clock.after(step.from * 1000, () => set(step.by));
    clock.after((step.from + step.for) * 1000, () => set(0));
  }
  for (const { server, at } of plan.restarts)
    clock.after(at * 1000, () => {
      restarts += 1;
      note(`server ${server % servers.length} RESTARTS`);
      machine.stop(serverOf(server));
    });

  return {
    /** Each request comes to any of them. */
    site: Object.fromEntries(
      Object.keys(first!.site).map((key) => [
        key,
        (...args: unknown[]) =>
          (any().site[key as keyof Site] as (...args: unknown[]) => unknown)(...args),
      ]),
    ) as Site,
    /** All of them at once. */
    sweep: () => Promise.all(servers.map(({ site }) => site.sweep())),
    /** From now on all clocks are right. */
    calm() {
      calm = true;
      for (const { server } of servers) server.skew = 0;
    },
    happened: () => ({ 'clock steps': steps, restarts }),
  };
}
