/** What `load` resolves to, read once by a build or a server, and each time beside `astro dev`. */
export function onceABuild<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => (import.meta.env.DEV ? load() : (loaded ??= load()));
}
