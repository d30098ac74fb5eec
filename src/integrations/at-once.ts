import { availableParallelism } from 'node:os';
import type { AstroIntegration } from 'astro';

/**
 * Does at once what several integrations do with a finished build, none of which needs what another makes of it. The
 * first fault in their order is thrown, when all have come to their end.
 */
export function atOnce(...integrations: readonly AstroIntegration[]): AstroIntegration {
  return {
    name: 'at-once',
    hooks: {
      async 'astro:config:done'(options) {
        for (const { hooks } of integrations) await hooks['astro:config:done']?.(options);
      },
      async 'astro:routes:resolved'(options) {
        for (const { hooks } of integrations) await hooks['astro:routes:resolved']?.(options);
      },
      async 'astro:build:done'(options) {
        const doing = integrations.map(async ({ name, hooks }) =>
          hooks['astro:build:done']?.({ ...options, logger: options.logger.fork(name) }),
        );
        for (const end of await Promise.allSettled(doing))
          if (end.status === 'rejected') throw end.reason;
      },
    },
  };
}

/** Does it with each of these, with as many at a time as there are processors. */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const actInTurn = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, actInTurn));
}
