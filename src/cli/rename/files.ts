import { editRedirects } from '../../adapters/content/edit-yaml.ts';
import { existsSync, globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Texts to change, by their files: as they are, and as they will be. */
export type Edits = {
  read(file: string): string;
  change(file: string, edit: (text: string) => string): void;
  /** Writes what has changed, each file in one step. */
  write(): string[];
};

/** Nothing is written before all is known to be good. */
export function beginEdits(): Edits {
  const [before, after] = [new Map<string, string>(), new Map<string, string>()];
  const read = (file: string) => {
    const text = after.get(file) ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
    if (!before.has(file)) before.set(file, text);
    return text;
  };
  return {
    read,
    change: (file, edit) => void after.set(file, edit(read(file))),
    write() {
      const changed = [...after].filter(([file, text]) => before.get(file) !== text);
      for (const [file, text] of changed) {
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      }
      return changed.map(([file]) => file);
    },
  };
}

/** Mends every text and every file of fields in content/, and where redirects lead. What readers wrote stays theirs. */
export function mendAll(edits: Edits, contentDir: string, mend: (text: string) => string) {
  const [guide, redirects] = [`${contentDir}/README.md`, `${contentDir}/redirects.yaml`];
  for (const file of globSync(`${contentDir}/**/*.{md,mdx,yaml}`).toSorted()) {
    if (file === guide || file.startsWith(`${contentDir}/comments/`)) continue;
    const inRedirects = (text: string) =>
      editRedirects(text, ({ from, to }) => ({ from, to: mend(to) }));
    edits.change(file, file === redirects ? inRedirects : mend);
  }
}
