import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { runNode } from '../built/command.ts';
import { noteOf } from '../hosts/build-variant.ts';
import { practiceEnv } from '../support/practice-env.ts';
import { costOf } from './measure.ts';
import { build, copyProject, siteUrl } from './project.ts';
import { printRows } from './rows.ts';

const deploys = 20;
const looked = [1, 5, 10, deploys];
/** Until a worker that has left is gone. */
const gone = 10_000;
const pages = ['/', '/posts/first-post/', '/coaching/', '/nowhere/'];

/** Prints what the process that holds the port and the one that serves keep in memory, deploy after deploy. */
export async function benchDeploys() {
  const root = copyProject('deploys', 'test/content');
  await build(root);
  const own = { SITE_URL: siteUrl, CONTENT_DIR: 'content', ADAPTER: 'node' };
  const env = { ...(await practiceEnv()), ...own, DATABASE_URL: 'file:.data/deploys.db' };
  const start = ['src/cli/start.ts', '--built', 'dist'];
  const site = await runNode(start, env, { cwd: root, expected: /./ });
  const told = { ...process.env, ...env };
  const looks: { holding: number; all: number }[] = [];
  for (let number = 1; number <= deploys; number++) {
    noteOf(`${root}/dist`, { at: `the ${number}th` });
    await deploy(root, told);
    for (let round = 0; round < 50; round++)
      await Promise.all(pages.map((page) => fetch(site.url + page).then((got) => got.text())));
    if (!looked.includes(number)) continue;
    await wait(gone);
    looks.push({ holding: costOf(site.pid).own, all: costOf(site.pid).memory });
  }
  await site.stop();
  const show = (megabytes: number) => `${megabytes.toFixed(0)} MB`;
  const rows = (['holding', 'all'] as const).flatMap((name) =>
    looks.slice(1).map((look, index) => ({
      what: `${name === 'all' ? 'both' : 'what holds the port'}, after ${looked[index + 1]}`,
      values: [look[name]],
      beside: { name: 'after the first', values: [looks[0]?.[name] ?? NaN] },
      show,
      goal: { mostTimes: 1.15 },
    })),
  );
  printRows('Memory after deploys, with 200 answers after each', rows);
  rmSync(root, { recursive: true, force: true });
}

async function deploy(cwd: string, env: NodeJS.ProcessEnv) {
  const command = ['src/cli/deploy.ts', '--built', 'dist'];
  const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'ignore', 2] });
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0) throw new Error(`A deploy ended with ${exitCode}`);
}
