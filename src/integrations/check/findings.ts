import { printable } from '../../domain/printable.ts';

/** What is found in content/, each a line for the author: place, what is wrong and what to write. */
export type Findings = {
  /** It stops the build, or would embarrass the author. */
  errors: string[];
  /** Worth a look. */
  warnings: string[];
};

export function merge(all: readonly Findings[]): Findings {
  const unique = (lines: readonly string[]) => [...new Set(lines.map(printable))];
  return {
    errors: unique(all.flatMap(({ errors }) => errors)),
    warnings: unique(all.flatMap(({ warnings }) => warnings)),
  };
}
