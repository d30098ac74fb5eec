/** What is found in content/, each a line for the author: place, what is wrong and what to write. */
export type Findings = {
  /** It stops the build, or would embarrass the author. */
  stops: string[];
  /** Worth a look. */
  look: string[];
};

export function merge(all: readonly Findings[]): Findings {
  const unique = (lines: readonly string[]) => [...new Set(lines)];
  return {
    stops: unique(all.flatMap(({ stops }) => stops)),
    look: unique(all.flatMap(({ look }) => look)),
  };
}
