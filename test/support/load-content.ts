import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';

/** The entries of one collection. */
export type Kept = Map<string, { id: string; data: unknown; digest?: string }>;

/**
 * What Astro gives a loader, as far as ours and its own look at it.
 * @param entries what it has kept
 * @param note is told of each file that Astro reads
 */
export async function load(
  loader: Loader,
  entries: Kept = new Map(),
  note: (path: string) => void = () => undefined,
): Promise<Record<string, unknown>> {
  const root = pathToFileURL(`${process.cwd()}/`);
  const type = {
    getEntryInfo({ fileUrl }: { fileUrl: URL }) {
      note(fileURLToPath(fileUrl));
      return { data: { from: 'another parser' }, body: '' };
    },
  };
  await loader.load({
    collection: 'any',
    config: { root, srcDir: new URL('src/', root) },
    entryTypes: new Map(['.md', '.mdx', '.yaml'].map((extension) => [extension, type])),
    generateDigest: (contents: string) => contents,
    logger: { warn: () => {} },
    parseData: async ({ data }: { data: unknown }) => data,
    store: {
      get: (id: string) => entries.get(id),
      set: (entry: { id: string; data: unknown; digest?: string }) => entries.set(entry.id, entry),
      delete: (id: string) => entries.delete(id),
      clear: () => entries.clear(),
      keys: () => [...entries.keys()],
      entries: () => [...entries],
      addModuleImport: () => undefined,
    },
  } as unknown as LoaderContext);
  return Object.fromEntries([...entries].map(([id, { data }]) => [id, data]));
}
