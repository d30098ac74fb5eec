import { createRequire } from 'node:module';

/**
 * Loads modules by Node, in code that Vite runs: what Node has loaded before it has once, and what it has not, it need
 * not transform.
 * @param url of the module that asks, from which paths go out
 */
export function byNode(url: string): (path: string) => unknown {
  return createRequire(url);
}
