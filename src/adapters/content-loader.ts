import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { parse } from 'yaml';
import type { z } from 'zod';
import { contentFaults } from './content-faults.ts';

/**
 * The same loader, but an entry that does not fit the schema stops the build with an Error that names
 * file, line and field, and says what to write.
 */
export function strictly(loader: Loader, schema: z.ZodType): Loader {
  return { ...loader, load: (context) => loader.load(strict(context, schema)) };
}

/** Loads one YAML file as the only entry of its collection, under the name of the collection. */
export function singleFile(path: string): Loader {
  return {
    name: 'single-file',
    async load({ collection: id, config, parseData, store, watcher }) {
      const filePath = fileURLToPath(new URL(path, config.root));
      const read = async () => {
        const data = parse(await readFile(filePath, 'utf8')) ?? {};
        store.set({ id, data: await parseData({ id, data, filePath }), filePath: path });
      };
      await read();
      watcher?.add(filePath);
      watcher?.on('change', (changed) => void (changed === filePath && read()));
    },
  };
}

function strict(context: LoaderContext, schema: z.ZodType): LoaderContext {
  return {
    ...context,
    async parseData(entry) {
      const { error } = schema.safeParse(entry.data);
      if (!error || !entry.filePath) return context.parseData(entry);
      const file = relative(fileURLToPath(context.config.root), entry.filePath);
      const faults = contentFaults(await readFile(entry.filePath, 'utf8'), schema, error);
      throw new Error(faults.map(({ line, text }) => `${file}:${line} ${text}`).join('\n'));
    },
  };
}
