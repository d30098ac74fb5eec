/** Astro only logs a reference to nothing. @throws Error that names file and field and the choice. */
export function refuseMissing({
  filePath,
  field,
  wanted,
  present,
}: {
  filePath: string | undefined;
  field: string;
  wanted: readonly string[];
  present: readonly string[];
}): void {
  const missing = wanted.find((name) => !present.includes(name));
  if (missing === undefined) return;
  const choice = present.toSorted().join(', ');
  throw new Error(`${filePath} ${field}: there is no "${missing}". Write one of: ${choice}`);
}
