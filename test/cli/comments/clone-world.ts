import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Git, gitIn, openClone } from '../../../src/cli/comments/clone.ts';
import { note, write } from '../../../src/cli/comments/take.ts';
import type { Comment } from '../../../src/domain/comments/comment.ts';
import { scratchFolder } from '../../support/scratch.ts';

export const comment = (id: string, other: Partial<Comment> = {}): Comment => ({
  ...{ id, post: 'a-post', name: 'Ada', text: `Words of ${id}`, author: false },
  date: new Date('2026-11-24T18:30:00Z'),
  ...other,
});
const env = {
  PATH: process.env['PATH'],
  ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', HOME: '/nowhere' },
  ...{ GIT_AUTHOR_NAME: 'Kayla', GIT_AUTHOR_EMAIL: 'kayla@desk.example' },
  ...{ GIT_COMMITTER_NAME: 'Kayla', GIT_COMMITTER_EMAIL: 'kayla@desk.example' },
};
export const git = (cwd: string): Git => gitIn(cwd, env);

/** The folders of this test: a remote without files, and a clone with content/. */
export let root: string;
export let remote: string;
export let content: string;
/** For `beforeEach` of a file: makes both anew. */
export function makeClone() {
  root = scratchFolder('comments');
  [remote, content] = [join(root, 'remote.git'), join(root, 'clone/content')];
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', remote], { env });
  execFileSync('git', ['clone', '--quiet', remote, join(root, 'clone')], { env, stdio: 'ignore' });
  mkdirSync(content);
  writeFileSync(join(content, 'site.yaml'), 'name: Desk\n');
  const own = git(join(root, 'clone'));
  own('checkout', '--quiet', '-b', 'main');
  own('add', '.');
  own('commit', '--quiet', '-m', 'Texts');
  own('push', '--quiet', '-u', 'origin', 'main');
}

/** A site that holds these comments. */
export function siteWith(published: Comment[]) {
  const site = { published, acknowledged: [] as string[], removed: [] as string[], notes: 0 };
  const api = {
    async published() {
      return {
        comments: [...site.published],
        acknowledged: [...site.acknowledged],
        removed: [...site.removed],
      };
    },
    async note({ taken, removed }: { taken: readonly string[]; removed: readonly string[] }) {
      site.notes += 1;
      const isTaken = ({ id }: Comment) => taken.includes(id);
      site.acknowledged.push(...site.published.filter(isTaken).map(({ id }) => id));
      site.published = site.published.filter(
        (each) => !isTaken(each) && !removed.includes(each.id),
      );
      site.acknowledged = site.acknowledged.filter((id) => !removed.includes(id));
      site.removed.push(...removed.filter((id) => !site.removed.includes(id)));
    },
  };
  return { site, api };
}

const fine = () => true;
export const POSTS = [{ slug: 'a-post', formerly: ['/2014/05/a/', '/posts/once-a-post/'] }];
export async function run(
  api: ReturnType<typeof siteWith>['api'],
  taken: string[] = [],
  own = git(content),
) {
  const clone = openClone(content, own);
  clone.update();
  const written = await write(taken, { api, clone, posts: () => POSTS, check: fine });
  const pushed = clone.push();
  await note(taken, { api, clone });
  return { isNew: written?.isNew, pushed };
}
export const files = () =>
  git(remote)('ls-tree', '-r', '--name-only', 'main')
    .split('\n')
    .filter((path) => path.includes('/comments/'));
export const commits = () => Number(git(remote)('rev-list', '--count', 'main'));
/** Somebody else pushes. */
export function pushMeanwhile(file = 'post.mdx') {
  const other = join(root, `other-${readdirSync(root).length}`);
  execFileSync('git', ['clone', '--quiet', remote, other], { env, stdio: 'ignore' });
  mkdirSync(dirname(join(other, file)), { recursive: true });
  writeFileSync(join(other, file), 'words');
  git(other)('add', '.');
  git(other)('commit', '--quiet', '-m', 'More');
  git(other)('push', '--quiet');
}

export const path = (id: string) => `content/comments/a-post/2026-11-24-183000-${id}.yaml`;
