import { registerHooks } from 'node:module';

/** The header by which a request breaks components of its page: in which way, and which. */
export const BREAK = 'x-break';

/** At once, in the middle of a page, or in work that nobody waits for. */
export type Way = 'at-once' | 'later' | 'aside';

type Factory = (result: { request: Request }, ...rest: unknown[]) => unknown;

declare global {
  var breakable: (factory: Factory, path: string) => Factory;
}

// Loaded before a built site, so that requests can break its components.
globalThis.breakable = (factory, path) =>
  typeof factory === 'function' && path
    ? (result, ...rest) => {
        const [way, name] = result.request.headers.get(BREAK)?.split(' ') ?? [];
        if (!name || !path.endsWith(name)) return factory(result, ...rest);
        const fault = new Error(`${result.request.url} ${result.request.headers.get('referer')}`);
        if (way === 'at-once') throw fault;
        const failing = new Promise((_, reject) => setImmediate(reject, fault));
        return way === 'later' ? failing : factory(result, ...rest);
      }
    : factory;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const code = String(loaded.source ?? '');
    const source = code.replace(
      /^function createComponent\((\w+), (\w+).*\{$/m,
      '$&\n$1 = breakable($1, $2);',
    );
    return url.includes('/server/chunks/') ? { ...loaded, source } : loaded;
  },
});
