import type { LoaderContext } from 'astro/loaders';

/** Astro's way to read the files with one ending; not in its types. */
export type EntryType = {
  getEntryInfo(file: { contents: string; fileUrl: URL }): object | Promise<object>;
  getRenderFunction?(config: LoaderContext['config']): Promise<Render>;
};
export type Context = LoaderContext & { entryTypes: ReadonlyMap<string, EntryType> };
type Rendered = NonNullable<Parameters<LoaderContext['store']['set']>[0]['rendered']>;
type Render = (entry: { body: string }) => Promise<Rendered | undefined>;

/**
 * Whether Markdown and MDX read a text alike: no tag, expression, import or picture is in it, and nothing that
 * Markdown would take for indented code.
 */
export function isPlain(text: string): boolean {
  return !/[<{}\t]|!\[|^[> \d.)*+-]* {4}|^(import|export)\b/m.test(text);
}

/**
 * Renders plain .mdx texts as Markdown while they are loaded, and keeps the HTML in the data store. The others
 * become modules, which Vite and its bundler take ten times as long to make.
 */
export function renderPlainTexts(context: LoaderContext): Context {
  const { entryTypes, store, ...rest } = context as Context;
  const [md, mdx] = ['.md', '.mdx'].map((ending) => entryTypes.get(ending));
  const renderer: EntryType['getRenderFunction'] = async (config) => {
    const render = await md?.getRenderFunction?.(config);
    return async (entry) => (isPlain(entry.body) ? render?.(entry) : undefined);
  };
  const plainly = mdx ? [['.mdx', { ...mdx, getRenderFunction: renderer }] as const] : [];
  const set: typeof store.set = (entry) => {
    const isModule = entry.filePath?.endsWith('.mdx') && !entry.rendered;
    return store.set(isModule ? { ...entry, deferredRender: true } : entry);
  };
  return { ...rest, store: { ...store, set }, entryTypes: new Map([...entryTypes, ...plainly]) };
}
