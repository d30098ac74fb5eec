import { afterAll, beforeAll, beforeEach } from 'vitest';

/** Stands for what `make` makes before each test: none finds what another has left. */
export function anew<Thing extends object>(make: () => Thing | Promise<Thing>): Thing {
  return madeIn(beforeEach, make);
}

/** Stands for what `make` makes before the first test, and what stops after the last. */
export function standing<Thing extends { stop(): unknown }>(make: () => Promise<Thing>): Thing {
  const thing = madeIn(beforeAll, make);
  afterAll(() => thing.stop());
  return thing;
}

function madeIn<Thing extends object>(
  before: typeof beforeAll | typeof beforeEach,
  make: () => Thing | Promise<Thing>,
): Thing {
  let thing: Thing;
  before(async () => {
    thing = await make();
  });
  return new Proxy({} as Thing, {
    get: (_, name) => Reflect.get(thing, name),
    set: (_, name, value) => Reflect.set(thing, name, value),
  });
}
