const most = 8;

/** Works on eight at once, and begins the next when one is done. @throws what the work throws */
export async function eachAtOnce<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    const job: Promise<void> = work(item).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= most) await Promise.race(running);
  }
  await Promise.all(running);
}
