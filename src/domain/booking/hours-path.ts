/** The address of the open hours, with what is known of a reader's wish. */
export function hoursPath(wish: {
  offer?: string | null;
  zone?: string | null;
  /** The post that led here. */
  from?: string | null;
  /** Why the reader is led back, and near which hour another is wished. */
  reason?: string;
  near?: number;
}): string {
  const { offer, zone, from, reason } = wish;
  const near = wish.near === undefined ? undefined : new Date(wish.near * 1000).toISOString();
  const known = Object.entries({ reason, near, offer, zone, from });
  const query = new URLSearchParams(
    known.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size > 0 ? `/coaching/?${query}` : '/coaching/';
}
