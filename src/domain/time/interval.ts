/** Half-open span of time in Unix seconds: `start` belongs to it, `end` does not. */
export type Interval = { start: number; end: number };

/** Whether two intervals share an instant; touching ends do not. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The same time in intervals that touch no other, in order; one that ends before it begins is the time between. */
export function disjoint(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  const sound = intervals
    .filter(({ start, end }) => !Number.isNaN(start) && !Number.isNaN(end))
    .map((one) => ({ start: Math.min(one.start, one.end), end: Math.max(one.start, one.end) }))
    .toSorted((one, other) => one.start - other.start);
  for (const { start, end } of sound) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
