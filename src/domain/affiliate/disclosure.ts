import type { Program } from './program.ts';

/**
 * The sentences a page must show before its first paid link, in order; none when no program is used.
 * @see https://www.ecfr.gov/current/title-16/chapter-I/subchapter-B/part-255/section-255.5
 */
export function disclosure(used: Iterable<Program>): string[] {
  const programs = [...used];
  if (programs.length === 0) return [];
  const statements = programs.flatMap(({ statement }) => statement ?? []);
  return [
    ...new Set([
      'Some links here are paid links: I get a commission if you buy through them.',
      ...statements,
    ]),
  ];
}

/** What readers see after the text of a paid link. */
export function paidLabel({ label }: Program): string {
  return `(${label})`;
}
