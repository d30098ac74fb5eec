/** Keeps a visitor from doing without end what costs others something. */
export type RateLimit = {
  /** Whether the visitor at this address may do what has this id, which counts once. */
  admit(id: string, address: string, now: number): Promise<boolean>;
  prune(now: number): Promise<void>;
};
