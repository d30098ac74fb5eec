import { note, write } from '../../../src/cli/comments/take.ts';
import { publicComment } from '../../../src/domain/comments/moderation/public-comment.ts';
import type { Site } from './site.ts';

/** What one commit does to the files of comments. */
type Commit = { adds: readonly string[]; deletes: readonly string[] };
export type Clone = Parameters<typeof note>[1]['clone'] & Parameters<typeof write>[1]['clone'];

/** The repository that all push to, without its files: only which comments they hold. */
export function createRemote() {
  const commits: Commit[] = [];
  return {
    commits,
    kept: () => [...historyOf(commits).kept],
    /** The author deletes a file, and pushes. */
    remove: (id: string) => void commits.push({ adds: [], deletes: [id] }),
  };
}
export type Remote = ReturnType<typeof createRemote>;

/** A clone of it, which knows what it fetched last. */
export function createClone({ commits }: Pick<Remote, 'commits'>) {
  let fetched = 0;
  let own: Commit[] = [];
  let written: Commit = { adds: [], deletes: [] };
  const here = () => historyOf([...commits.slice(0, fetched), ...own]);
  return {
    update: () => void (fetched = commits.length),
    write(comments: readonly { id: string }[], removed: ReadonlySet<string>) {
      const { kept, gone } = here();
      const adds = comments.map(({ id }) => id).filter((id) => !kept.has(id) && !gone.has(id));
      written = {
        adds: adds.filter((id) => !removed.has(id)),
        deletes: [...kept].filter((id) => removed.has(id)),
      };
    },
    commit() {
      const isNew = written.adds.length + written.deletes.length > 0;
      if (isNew) own.push(written);
      written = { adds: [], deletes: [] };
      return isNew;
    },
    push() {
      const isNew = own.length > 0;
      if (isNew) fetched = commits.push(...own);
      own = [];
      return isNew;
    },
    shared: () => historyOf(commits.slice(0, fetched)),
  } satisfies Clone & { update(): void };
}

/** As `npm run comments` does; killed after so many steps, if it is. @param wait between two steps */
export async function take(
  clone: ReturnType<typeof createClone>,
  { killed, wait }: { killed: number | null; wait: () => Promise<void> },
  site: Pick<Site, 'publication' | 'acknowledge'>,
): Promise<void> {
  const api = {
    async published() {
      const { published, ...ids } = await site.publication();
      return { comments: published.map(publicComment), ...ids };
    },
    note: site.acknowledge,
  };
  const steps: (() => unknown)[] = [
    () => clone.update(),
    () =>
      write([], {
        api,
        clone,
        posts: () => [{ slug: 'a-day-at-home', formerly: [] }],
        check: () => true,
      }),
    () => clone.push(),
    () => note([], { api, clone }),
  ];
  for (const step of steps.slice(0, killed ?? steps.length)) {
    await step();
    await wait();
  }
}

function historyOf(commits: readonly Commit[]) {
  const kept = new Set<string>();
  const ever = new Set<string>();
  for (const { adds, deletes } of commits) {
    for (const id of adds) ever.add(id) && kept.add(id);
    for (const id of deletes) kept.delete(id);
  }
  return { kept, gone: ever.difference(kept) };
}
