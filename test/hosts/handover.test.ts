import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, readdirSync, renameSync } from 'node:fs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MIGRATIONS, versionOf } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { runNode } from '../built/command.ts';
import { ask } from '../server/ask.ts';
import { isAlive } from '../support/is-alive.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { outDir } from '../support/site.ts';
import { buildVariant, noteOf } from './build-variant.ts';
import { folderApart } from './host.ts';
import { copyNodeHost } from './node-alone.ts';
import { askSteadily, type Cut } from './steady-load.ts';

const cwd = folderApart();
const node = `${cwd}/node_modules/node/bin/node`;
/** When a kill or a restart cuts requests off. */
const cuts: Cut[] = [];
let env: Record<string, string>;
let site: Awaited<ReturnType<typeof start>>;
let load: ReturnType<typeof askSteadily>;

beforeAll(async () => {
  copyNodeHost(outDir, cwd, ['start', 'deploy', 'backup', 'restore']);
  cpSync('test/content', `${cwd}/content`, { recursive: true });
  noteOf(`${cwd}/dist`, { siteUrl: 'https://desk.example/', contentDir: 'content' });
  mkdirSync(`${cwd}/node_modules/node/bin`, { recursive: true });
  cpSync(process.execPath, node);
  const { PORT, STRIPE_API_BASE, SMTP_URL } = await practiceEnv();
  const own = { PORT, STRIPE_API_BASE, SMTP_URL, DATABASE_URL: `file:${cwd}/site.db` };
  env = { ...trade, ...own, SITE_URL: 'https://desk.example', CONTENT_DIR: 'content' };
  site = await start();
  load = askSteadily(site.url, [
    '/',
    '/posts/first-post/',
    '/',
    '/rss.xml',
    '/archive/',
    '/coaching/',
  ]);
});
afterAll(async () => {
  await load.stop();
  await site.stop();
});

test('a deploy brings the code of the server along, and no request is lost', async () => {
  expect(await serverOf('/')).toBe('no-cache');
  const { exitCode, said } = await deploy('--built', buildVariant(`${cwd}/dist`, 'two'));

  expect(said).toMatch(/^http:\S+ serves the new build\.\n/);
  expect(exitCode).toBe(0);
  expect(await serverOf('/')).toBe('no-cache, two');
  expect(load.failed(cuts)).toEqual([]);
});

test('while npm ci takes the packages and Node away, a worker that is killed costs its own requests', async () => {
  renameSync(`${cwd}/node_modules`, `${cwd}/gone`);
  killWorker();
  const answer = await serverOf('/');
  renameSync(`${cwd}/gone`, `${cwd}/node_modules`);

  expect(answer).toBe('no-cache, two');
  expect(load.failed(cuts)).toEqual([]);
});

test('--back returns to the build before, and no request is lost', async () => {
  const before = load.asked();
  const { said } = await deploy('--back');

  expect(said).toMatch(/^http:\S+ serves the build before\.\n/);
  expect(await serverOf('/')).toBe('no-cache');
  expect(load.asked()).toBeGreaterThan(before);
});

test('two deploys wait in line, and no request is lost', async () => {
  const folders = [buildVariant(`${cwd}/dist`, 'three'), buildVariant(`${cwd}/dist`, 'four')];
  const both = await Promise.all(folders.map((folder) => deploy('--built', folder)));

  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(await serverOf('/')).toMatch(/^no-cache, (three|four)$/);
  expect(readdirSync(`${cwd}/.builds`).filter((name) => /^\d+$/.test(name))).toHaveLength(2);
});

test('a build whose server does not answer changes nothing', async () => {
  const now = await serverOf('/');
  const broken = buildVariant(`${cwd}/dist`, 'broken');
  writeFileSync(`${broken}/server/worker.mjs`, 'throw new Error("broken");');
  const { exitCode, said } = await deploy('--built', broken);

  expect(said).toContain('The site did not take the build over, and stays as it is.');
  expect(exitCode).toBe(1);
  expect(await serverOf('/')).toBe(now);
});

test('a backup is put back while readers wait, and no request is lost', async () => {
  await run('backup', 'copies');
  const [copy] = readdirSync(`${cwd}/copies`);
  const { exitCode, said } = await run('restore', `copies/${copy}`);

  expect(said).toContain('its readers wait meanwhile');
  expect(exitCode).toBe(0);
  expect(load.failed(cuts)).toEqual([]);
});

test('what the former version can’t live with is said, waited for, and backed up just before', async () => {
  appendFileSync(`${cwd}/src/server/parent.ts`, '// Newer.\n');
  const { said } = await deploy('--built', buildVariant(`${cwd}/dist`, 'five', { breaking: true }));

  expect(said).toContain('it ends first, and requests wait meanwhile');
  expect(said).toContain('What holds the port is of an earlier version: restart npm start');
  expect(await serverOf('/')).toBe('no-cache, five');
  const backup = /lie in (\S+\.db)/.exec(said)?.[1] ?? '';
  expect(await versionOf(openSqlite(backup))).toBe(MIGRATIONS.length);
  expect(load.failed(cuts)).toEqual([]);

  const back = await deploy('--back');
  expect(back.said).toContain(backup);
  expect(back.exitCode).toBe(1);
  expect(await serverOf('/')).toBe('no-cache, five');
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'where the process that holds the port ends with %s, so does its worker, and a start serves the same at once',
  async (signal) => {
    const former = site.worker();
    const from = performance.now();
    await site.stop(signal);
    site = await start([]);
    cuts.push({ from, to: performance.now() });

    expect(await serverOf('/')).toBe('no-cache, five');
    await expect.poll(() => isAlive(former)).toBe(false);
  },
);

test('of all that was asked meanwhile, nothing was lost but what a kill or a restart has cut off', async () => {
  await load.stop();

  expect(load.failed(cuts)).toEqual([]);
  expect(load.asked()).toBeGreaterThan(1_000);
});

function start(rest = ['--built', 'dist']) {
  const command = ['src/cli/start.ts', ...rest];
  return runNode(command, env, { cwd, node, expected: /./ });
}

function deploy(...rest: string[]) {
  return run('deploy', ...rest);
}

async function run(name: string, ...rest: string[]) {
  const { VITEST: _, NODE_ENV: __, ...inherited } = process.env;
  const child = spawn(node, [`src/cli/${name}.ts`, ...rest], {
    cwd,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await once(child, 'close');
  return { exitCode, said: (await said).join('') };
}

/** By what its server says, which build answers. */
async function serverOf(path: string) {
  return (await ask(site.url + path)).headers['cache-control'];
}

function killWorker() {
  process.kill(site.worker() ?? NaN, 'SIGKILL');
  const now = performance.now();
  cuts.push({ from: now, to: now });
}
