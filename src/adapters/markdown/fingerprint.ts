import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Letters that change with the `sources` of a plugin and with what it is made from. They belong into its name:
 * Astro keeps rendered Markdown while the configuration reads the same, and renders again when a name changes.
 */
export function fingerprint(plugin: string, sources: readonly string[] = [], made: unknown = '') {
  const hash = createHash('sha256').update(JSON.stringify(made));
  for (const source of [plugin, ...sources]) hash.update(readFileSync(new URL(source, plugin)));
  return hash.digest('hex').slice(0, 12);
}
