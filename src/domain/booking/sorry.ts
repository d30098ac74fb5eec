const REASONS = ['incomplete', 'too-many', 'asked-often'] as const;

/** Why a request comes to nothing, so that its reader is told so on a page of its own. */
export type SorryReason = (typeof REASONS)[number];

export function sorryPath(why: SorryReason): string {
  return `/coaching/sorry/?why=${why}`;
}

/** What the address of that page says; one that says nothing was no form of ours. */
export function sorryReason(asked: URLSearchParams): SorryReason {
  return REASONS.find((reason) => reason === asked.get('why')) ?? 'incomplete';
}
