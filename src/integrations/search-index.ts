import { glob, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

const readable = '{posts,reading}/*/*.html';
const unused = 'pagefind-{ui,modular-ui,component-ui,highlight}.*';

/** Lays the search index of the built posts and reading lists beside them, in pagefind/; none where there are none. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const outputPath = fileURLToPath(new URL('pagefind/', dir));
        try {
          const { index, errors } = await createIndex({ excludeSelectors: ['[data-disclosure]'] });
          if (!index) throw failure(errors);
          const read = await index.addDirectory({ path: fileURLToPath(dir), glob: readable });
          if (read.page_count === 0 && read.errors.length === 0) return;
          const written = await index.writeFiles({ outputPath });
          const faults = [...read.errors, ...written.errors];
          if (faults.length > 0) throw failure(faults);
        } finally {
          await close();
        }
        for await (const file of glob(unused, { cwd: outputPath }))
          await rm(`${outputPath}/${file}`);
      },
    },
  };
}

function failure(faults: string[]): Error {
  return new Error(`The search index could not be made:\n${faults.join('\n')}`);
}
