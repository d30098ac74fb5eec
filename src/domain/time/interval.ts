/** Half-open span of time in Unix seconds: `start` belongs to it, `end` does not. */
export type Interval = { start: number; end: number };

/** Whether two intervals share an instant; touching ends do not. */
export function overlaps(one: Interval, other: Interval): boolean {
  return one.start < other.end && other.start < one.end;
}
