/**
 * Does the work for every item, so that one fault holds no other up.
 * @throws AggregateError of the faults
 */
export async function attemptAll<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const results = await Promise.allSettled(items.map(work));
  const faults = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (faults.length === 0) return;
  throw new AggregateError(faults, `${faults.length} of ${items.length} failed`);
}
