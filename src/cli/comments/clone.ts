import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileOf } from '../../adapters/content/comments/comment-file.ts';
import { attempt } from '../../domain/attempt.ts';
import { type Comment, partsOfPath } from '../../domain/comments/comment.ts';

/** Runs git in a folder. @throws Error with what git says */
export type Git = (...args: string[]) => string;

export function gitIn(folder: string, env: NodeJS.ProcessEnv = process.env): Git {
  return (...args) =>
    execFileSync('git', args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
}

/** The ids of the comments whose files a commit has, and of those whose files it has no more. */
type History = { kept: ReadonlySet<string>; gone: ReadonlySet<string> };
const none: History = { kept: new Set(), gone: new Set() };

/** The clone of the author’s texts, as far as comments go. @param contentDir a folder in it */
export function openClone(contentDir: string, git: Git = gitIn(contentDir)) {
  const folder = join(contentDir, 'comments');
  const tries = 3;
  let upstream: boolean | undefined;
  const hasUpstream = () =>
    (upstream ??= succeeds(() => git('rev-parse', '--abbrev-ref', '@{upstream}')));
  const pull = () => git('pull', '--quiet', '--rebase', '--autostash');
  /**
   * What a commit says of comments; undefined when these texts are not in it. A file that it has not heard of was not
   * taken away: only a commit that deletes it says so.
   */
  const historyAt = (commit: string): History | undefined => {
    if (!succeeds(() => git('rev-parse', '--verify', `${commit}:./`))) return undefined;
    const kept = idsIn(git('ls-tree', '-r', '--name-only', commit, '--', 'comments'));
    const log = ['log', '--full-history', '--no-renames', '--diff-filter=D', '--format='];
    const deleted = idsIn(git(...log, '--name-only', '--relative', commit, '--', 'comments'));
    return { kept, gone: deleted.difference(kept) };
  };

  return {
    /** Brings what others have pushed; nothing where there is nobody to ask. */
    update() {
      if (hasUpstream()) pull();
    },

    /**
     * Writes the files that no commit had, and takes those away that have one of these ids. What the author has changed
     * or deleted since stays so.
     */
    write(comments: readonly Comment[], removed: ReadonlySet<string>) {
      const { kept, gone } = historyAt('HEAD') ?? none;
      for (const comment of comments) {
        if ([removed, kept, gone].some((ids) => ids.has(comment.id))) continue;
        const { path, yaml } = fileOf(comment);
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, yaml);
      }
      for (const path of pathsIn(folder))
        if (removed.has(partsOfPath(path)?.id ?? '')) rmSync(join(folder, path));
    },

    /** Commits what has changed of comments, and nothing else; whether there was anything. */
    commit(): boolean {
      if (!existsSync(folder) && git('ls-files', 'comments') === '') return false;
      git('add', '--all', '--', 'comments');
      if (succeeds(() => git('diff', '--cached', '--quiet', '--', 'comments'))) return false;
      git('commit', '--quiet', '--message', 'Comments', '--', 'comments');
      return true;
    },

    /**
     * Pushes, after others if they were faster. False when there was nothing to push, or nowhere.
     * @throws Error when anything but comments would be pushed
     */
    push(): boolean {
      if (!hasUpstream()) return false;
      for (let left = tries; ; left--) {
        const changed = git('diff', '--name-only', '--no-renames', '@{upstream}...HEAD')
          .split('\n')
          .filter(Boolean);
        const prefix = `${git('rev-parse', '--show-prefix')}comments/`;
        const others = changed.filter((path) => !path.startsWith(prefix));
        if (others.length > 0)
          throw new Error(
            `There are commits that change more than comments, such as ${others[0]}. Push them yourself first: git push.`,
          );
        if (changed.length === 0) return false;
        try {
          git('push', '--quiet');
          return true;
        } catch (fault) {
          if (left === 1) throw fault;
          pull();
        }
      }
    },

    /** What the newest commit that others have, too, says of comments. */
    shared: () => historyAt(hasUpstream() ? '@{upstream}' : 'HEAD') ?? none,

    /** The same of the newest commit here; undefined where these texts lie in no clone. */
    own: () => historyAt('HEAD'),
  };
}

function pathsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => path.replaceAll(sep, '/'));
}

function idsIn(paths: string): Set<string> {
  return new Set(
    paths.split('\n').flatMap((path) => partsOfPath(path.replace(/^comments\//, ''))?.id ?? []),
  );
}

function succeeds(work: () => unknown): boolean {
  return attempt(() => [work()]) !== undefined;
}
