import type { AstroIntegration, HookParameters } from 'astro';
import { expect, test } from 'vitest';
import { atOnce, forEachAtOnce } from '../../src/integrations/at-once.ts';

type Done = HookParameters<'astro:build:done'>;
const options = { logger: { fork: (label: string) => ({ label }) } } as unknown as Done;

test('what waits for another does not hold it up, and each logs under its own name', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const labels: unknown[] = [];
  const both = atOnce(
    does('waiting', async ({ logger }) => {
      await promise;
      labels.push(logger.label);
    }),
    does('quick', ({ logger }) => {
      labels.push(logger.label);
      resolve();
    }),
  );
  await both.hooks['astro:build:done']?.(options);

  expect(labels).toEqual(['quick', 'waiting']);
});

test('the first fault in their order stops the build, once all have come to their end', async () => {
  const ends: string[] = [];
  const all = atOnce(
    does('slow', async () => {
      await Promise.resolve();
      throw new Error('of the first');
    }),
    does('second', () => {
      throw new Error('of the second');
    }),
    does('third', async () => {
      await new Promise(setImmediate);
      ends.push('third');
    }),
  );

  await expect(all.hooks['astro:build:done']?.(options)).rejects.toThrow('of the first');
  expect(ends).toEqual(['third']);
});

test('the hooks before are called one after the other', async () => {
  const called: string[] = [];
  const hooked = (name: string): AstroIntegration => ({
    name,
    hooks: {
      'astro:config:done': () => void called.push(`config ${name}`),
      'astro:routes:resolved': () => void called.push(`routes ${name}`),
    },
  });
  const { hooks } = atOnce(hooked('a'), hooked('b'));
  await hooks['astro:config:done']?.({} as never);
  await hooks['astro:routes:resolved']?.({} as never);

  expect(called).toEqual(['config a', 'config b', 'routes a', 'routes b']);
});

test('each of many is done once, some at a time, and the first fault is told', async () => {
  const done: number[] = [];
  const numbers = Array.from({ length: 20 }, (_, number) => number);
  await forEachAtOnce(numbers, async (number) => {
    await Promise.resolve();
    done.push(number);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual(numbers);
  const fail = async (number: number) => {
    if (number === 7) throw new Error('the seventh');
  };
  await expect(forEachAtOnce(numbers, fail)).rejects.toThrow('the seventh');
});

function does(name: string, act: (options: Done) => void | Promise<void>): AstroIntegration {
  return { name, hooks: { 'astro:build:done': act } };
}
