import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import { createModerating } from '../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../src/adapters/database/comments/writing.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { publicComment } from '../../src/domain/comments/moderation/public-comment.ts';
import { NOW } from '../support/booking.ts';
import { commentOf } from '../support/comments.ts';
import type { Fault } from './fault.ts';
import type { Site } from './site.ts';

const kills = 20;
/** A git that outlives the command that began it may hold the index for a moment. */
const tries = 3;

export const commentKills: Fault = {
  kind: 'comments',
  name: 'kill -9 of npm run comments between file, commit, push and note',
  aims: 'one file each',
  patience: 30,
  strike,
};

/** Each next run finds what the killed one has left in a real clone, its remote, and the store of the site. */
async function strike({ database }: Site, say: (breach: string) => void): Promise<number> {
  const sql = openSqlite(`${database}.comments`);
  await migrate(sql);
  const store = { ...createWriting(sql), ...createModerating(sql) };
  const site = serve(store);
  await once(site.listen(0, '127.0.0.1'), 'listening');
  const { remote, env } = makeClone(resolve(`${database}.clones`));
  const { port } = site.address() as AddressInfo;
  const command = () =>
    spawn(process.execPath, ['src/cli/comments.ts'], {
      env: { ...env, SITE_URL: `http://127.0.0.1:${port}`, COMMENTS_SECRET: 'secret' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const publish = async (id: string) => {
    await store.write(commentOf(id, { post: 'first-light' }), NOW);
    await store.publish([id], NOW);
  };
  const commits = () => Number(git(remote, env, 'rev-list', '--count', 'main'));
  try {
    await publish('calm');
    const begun = performance.now();
    const calm = await failure(command());
    if (calm) throw new Error(`it fails even when nobody kills it: ${calm}`);
    const takes = performance.now() - begun;
    for (let kill = 0; kill < kills; kill++) {
      const id = `kill${kill}`;
      const before = commits();
      await publish(id);
      const child = command();
      const timer = setTimeout(() => child.kill('SIGKILL'), (takes * (kill + 0.5)) / kills);
      await once(child, 'exit');
      clearTimeout(timer);
      const fault = await failureOfAll(command);
      const after = `after kill ${kill + 1}`;
      if (fault) say(`${after} the command says ${fault}`);
      const files = git(remote, env, 'ls-tree', '-r', '--name-only', 'main').split('\n');
      const own = files.filter((file) => file.endsWith(`-${id}.yaml`));
      if (own.length !== 1) say(`${after} there are ${own.length} files`);
      if (commits() !== before + 1) say(`${after} there are ${commits() - before} commits`);
      const state = (await store.find(id))?.state;
      if (state !== 'acknowledged') say(`${after} the site has it as ${state}`);
    }
    return kills;
  } finally {
    site.closeAllConnections();
    site.close();
    sql.close();
  }
}

/** The site's /api/comments. */
function serve(store: ReturnType<typeof createModerating>) {
  return createServer(async (request, response) => {
    if (request.method === 'POST') {
      const { taken, removed } = (await json(request)) as Record<'taken' | 'removed', string[]>;
      await store.acknowledge(taken, NOW);
      await store.remove(removed, NOW);
    }
    const comments = (await store.published()).map(publicComment);
    response.end(JSON.stringify({ comments, ...(await store.known()) }));
  });
}

/** A clone that holds the texts of a small blog, with a remote. */
function makeClone(folder: string) {
  const [remote, clone] = [`${folder}/remote.git`, `${folder}/clone`];
  const none = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const who = { GIT_AUTHOR_NAME: 'Kayla', GIT_AUTHOR_EMAIL: 'kayla@desk.example' };
  const committer = { GIT_COMMITTER_NAME: 'Kayla', GIT_COMMITTER_EMAIL: 'kayla@desk.example' };
  const env = {
    ...process.env,
    ...none,
    ...who,
    ...committer,
    CONTENT_DIR: `${relative('', clone)}/content`,
  };
  mkdirSync(clone, { recursive: true });
  git(folder, env, 'init', '--quiet', '--bare', '-b', 'main', remote);
  git(clone, env, 'init', '--quiet', '-b', 'main');
  cpSync('test/sites/blog', `${clone}/content`, { recursive: true });
  appendFileSync(`${clone}/content/site.yaml`, 'comments: open\n');
  git(clone, env, 'add', '.');
  git(clone, env, 'commit', '--quiet', '-m', 'Texts');
  git(clone, env, 'remote', 'add', 'origin', remote);
  git(clone, env, 'push', '--quiet', '-u', 'origin', 'main');
  return { remote, env };
}

function git(cwd: string, env: NodeJS.ProcessEnv, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' }).trim();
}

/** What the command says in the end, when every try fails. */
async function failureOfAll(command: () => ReturnType<typeof spawn>): Promise<string | undefined> {
  let fault: string | undefined;
  for (let left = tries; left > 0; left--) {
    fault = await failure(command());
    if (fault === undefined) return undefined;
  }
  return fault;
}

/** What the command says when it fails. */
async function failure(child: ReturnType<typeof spawn>): Promise<string | undefined> {
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0 ? undefined : said || `exit code ${code}`;
}
