import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { practiceEnv } from '../support/practice-env.ts';
import { build, copyProject, scriptOf, siteUrl } from './project.ts';
import { printRows } from './rows.ts';

const rounds = 7;
const pages = ['/', '/posts/first-post/', '/coaching/'];

// What a machine that does other things takes for the least: Node itself, and a server that says nothing.
const bare = ['-e', 'require("http").createServer((_, res) => res.end()).listen(process.env.PORT)'];
const { words: start } = scriptOf('start');

/** Prints how long readers wait when the site is started anew where a good build lies beside a broken post. */
export async function benchRestart() {
  const root = copyProject('restart', 'test/content');
  await build(root);
  const practice = await practiceEnv();
  const own = { SITE_URL: siteUrl, CONTENT_DIR: 'content', ADAPTER: 'node' };
  const env = { ...process.env, ...practice, ...own, DATABASE_URL: 'file:.data/restart.db' };
  const times = (command: string[], asked: string[]) => timesOf(command, asked, { root, env });
  // The first round brings the build there.
  await times([...start, '--built', 'dist'], pages);
  writeFileSync(`${root}/content/posts/first-post/index.mdx`, 'broken');
  const first: number[] = [];
  const all: number[] = [];
  const least: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const said = await times(start, pages);
    first.push(Math.min(...said));
    all.push(Math.max(...said));
    least.push(...(await times(bare, ['/'])));
  }
  const beside = { name: 'Node alone', values: least };
  const show = (seconds: number) => `${seconds.toFixed(2)} s`;
  printRows('A restart until it answers, npm itself not counted', [
    { what: 'npm start', values: first, beside, show, goal: { most: 1 } },
    { what: 'and a page of each kind', values: all, beside, show },
  ]);
  rmSync(root, { recursive: true, force: true });
}

/** After how many seconds each of the pages came, asked one after the other; the process ends then. */
async function timesOf(
  command: string[],
  asked: string[],
  { root, env }: { root: string; env: NodeJS.ProcessEnv },
) {
  const begun = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const closed = once(child, 'close');
  const endedEarly = closed.then(() => {
    throw new Error('The site ended before it answered');
  });
  const times: number[] = [];
  for (const page of asked) {
    await Promise.race([answered(`http://127.0.0.1:${env['PORT']}${page}`), endedEarly]);
    times.push((performance.now() - begun) / 1000);
  }
  endedEarly.catch(() => undefined);
  child.kill();
  await closed;
  return times;
}

async function answered(url: string) {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await wait(5);
}
