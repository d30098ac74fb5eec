// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.

/**
 * What to say of a program that the system, or Node itself, ended for want of memory; undefined of any other end.
 * A shell tells a signal as 128 and its number.
 * @param {string} program
 * @param {{ code: number | null, signal: string | null }} end
 * @returns {string | undefined}
 */
export function shortOfMemory(program, { code, signal }) {
  const ends = ['SIGKILL', 'SIGABRT', 137, 134];
  if (!ends.includes(signal ?? code ?? '')) return undefined;
  return `The system ended ${program}, most likely because the machine was short of memory. A site may be built on another machine: see “Memory” in .github/RUNNING.md.`;
}
