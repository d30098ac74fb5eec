import { beforeEach } from 'vitest';

/** Stands for what `make` makes before each test: none finds what another has left. */
export function anew<Thing extends object>(make: () => Thing | Promise<Thing>): Thing {
  let thing: Thing;
  beforeEach(async () => {
    thing = await make();
  });
  return new Proxy({} as Thing, {
    get: (_, name) => Reflect.get(thing, name),
    set: (_, name, value) => Reflect.set(thing, name, value),
  });
}
