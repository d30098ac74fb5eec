import { registerHooks } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { tryBatch } from './post-batch.ts';

/** The thread in which posts are tried; what it is sent is the folder of a batch. */
registerHooks({
  // What Vite makes of the pictures and data that a text imports.
  load(url, context, next) {
    const { pathname } = new URL(url);
    // Vite itself is loaded by the first text that imports something.
    if (pathname.includes('/node_modules/')) return next(url, context);
    const picture = `export default { src: '/a.webp', width: 2, height: 1, format: 'webp' };`;
    if (/\.(jpe?g|png|gif|webp|svg)$/i.test(pathname))
      return { format: 'module', shortCircuit: true, source: picture };
    if (pathname.endsWith('.json'))
      return {
        format: 'module',
        shortCircuit: true,
        source: 'export default { x: 1 }; export const x = 1;',
      };
    return next(url, context);
  },
  resolve(specifier, context, next) {
    const empty = 'data:text/javascript,export const Image = "img";';
    return specifier === 'astro:assets'
      ? { url: empty, shortCircuit: true }
      : next(specifier, context);
  },
});

parentPort?.on('message', (content: string) => {
  void tryBatch(content).then((result) => parentPort?.postMessage(result));
});
