import { basename, dirname, posix, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Where a thread is started, in code as it is written and as the compiler leaves it. */
const STARTED = /new URL\(["'](\.[^"']+-worker)\.ts["'], import\.meta\.url\)/g;
const FOLDER = 'threads';

/** Builds each thread that the server starts as a file of its own: Vite does so for browsers alone. */
export function threads(): Plugin {
  return {
    name: 'threads',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    transform: {
      filter: { code: STARTED },
      handler(code, importer) {
        return code.replaceAll(STARTED, (_, path: string) => {
          const fileName = `${FOLDER}/${basename(path)}.mjs`;
          const id = resolve(dirname(importer), `${path}.ts`);
          this.emitFile({ type: 'chunk', id, fileName });
          return `new URL('/${fileName}', import.meta.url)`;
        });
      },
    },
    renderChunk(code, { fileName }) {
      const up = posix.relative(posix.dirname(fileName), FOLDER);
      const built = new RegExp(`new URL\\((["'\`])/${FOLDER}/`, 'g');
      return code.replaceAll(built, (_, quote: string) => `new URL(${quote}./${up}/`);
    },
  };
}
