import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { practiceEnv } from '../support/practice-env.ts';
import { median, printTable } from '../support/table.ts';
import { build, copyProject, siteUrl } from './project.ts';

const rounds = 5;
const pages = ['/', '/posts/first-post/', '/coaching/'];

/** Prints how long readers wait when the site is started anew where a good build lies, and so does a broken post. */
export async function benchRestart() {
  const root = copyProject('restart', 'test/content');
  await build(root);
  const practice = await practiceEnv();
  const own = { SITE_URL: siteUrl, CONTENT_DIR: 'content', ADAPTER: 'node' };
  const env = { ...process.env, ...practice, ...own, DATABASE_URL: 'file:.data/restart.db' };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const built = round === 0 ? ['--built', 'dist'] : [];
    const command = ['--import', './src/cli/run/preload.mjs', 'src/cli/start.ts', ...built];
    const begun = performance.now();
    const child = spawn(process.execPath, command, {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const closed = once(child, 'close');
    await Promise.race([
      answered(`http://127.0.0.1:${practice.PORT}`),
      closed.then(() => {
        throw new Error('The site ended before it answered');
      }),
    ]);
    // The first round brings the build there.
    if (round > 0) times.push(performance.now() - begun);
    child.kill();
    await closed;
  }
  printTable('A restart until pages of each kind answer (budget 1 s), npm itself not counted', [
    ['', 'median', 'slowest'],
    [
      'npm start',
      `${(median(times) / 1000).toFixed(2)} s`,
      `${(Math.max(...times) / 1000).toFixed(2)} s`,
    ],
  ]);
  rmSync(root, { recursive: true, force: true });
}

async function answered(url: string) {
  for (const page of pages)
    while (
      !(await fetch(url + page).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await wait(5);
}
