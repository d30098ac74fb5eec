import { type Finding, fault, well } from './finding.ts';

/** Shorter ones can be guessed. */
const SHORTEST = 24;

/** Whether the secrets that the owner made up are long enough to keep others out. */
export function lookAtSecrets(secrets: Record<string, readonly (string | undefined)[]>): Finding[] {
  return Object.entries(secrets).flatMap(([name, values]) => {
    const set = values.filter((value) => value !== undefined);
    if (set.length === 0) return [];
    return set.some(({ length }) => length < SHORTEST)
      ? fault(
          `${name} can be guessed`,
          `Give it at least ${SHORTEST} random characters: openssl rand -hex 16 prints some.`,
        )
      : well(`${name} is long enough`);
  });
}
