import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { createManageLinks } from '../../src/adapters/signed/manage-link.ts';
import { holdOf, paymentOf } from '../support/booking.ts';
import { practiceEnv, trade } from '../support/practice-env.ts';
import { inherited, runBeside } from '../support/run.ts';
import { copySite } from '../support/scratch.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { askSteadily } from '../hosts/steady-load.ts';
import { ask } from '../server/ask.ts';
import { runCommand } from './command.ts';

// How long a build takes is the machine's business.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** In a week the coach is back. */
const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const away = 'I am on the far side of a hill.';
let cwd: string;
let site: Awaited<ReturnType<typeof runCommand>>;
let env: Record<string, string>;

beforeAll(async () => {
  cwd = copySite(afterAll);
  mkdirSync(`${cwd}/.data`, { recursive: true });
  writeFileSync(`${cwd}/.data/kept`, '');
  const { LINK_SECRET } = trade;
  env = { ...(await practiceEnv()), LINK_SECRET, CONTENT_DIR: 'content', SITE_URL: siteUrl };
  const built = resolve(outDir);
  site = await runCommand('start', ['--built', built], env, { cwd, expected: /./ });
  // What the tests have built stands for a build of this folder.
  const [build = ''] = builds();
  const note = `${cwd}/.builds/${build}/server/build.json`;
  const mark = JSON.parse(readFileSync(note, 'utf8'));
  writeFileSync(note, JSON.stringify({ ...mark, contentDir: 'content' }));
});
afterAll(() => site.stop());

test('a second site in the folder says where the first one runs, and harms nothing', async () => {
  const second = runCommand('start', [], env, { cwd, expected: /./ });

  await expect(second).rejects.toThrow(`Your site already runs here, at ${site.url};`);
  expect((await ask(site.url)).status).toBe(200);
});

test('builds nothing while no post is due', async () => {
  expect(await deploy(['--if-due'])).toEqual({ exitCode: 0, said: 'Nothing is due.\n' });
});

test('a build that fails changes nothing', async () => {
  const before = builds();
  mkdirSync(`${cwd}/content/posts/lately`);
  writeFileSync(`${cwd}/content/posts/lately/index.md`, 'No front matter.\n');
  const { exitCode, said } = await deploy();

  expect(said).toContain('The build failed; the site stays as it is.');
  expect(exitCode).toBe(1);
  expect((await ask(site.url)).status).toBe(200);
  expect(builds()).toEqual(before);
});

test('tells the owner once by mail why no build succeeds, in the words of the build', async () => {
  await expect.poll(mails).toHaveLength(1);
  const [mail] = await mails();

  expect(mail?.subject).toBe('Your site could not be built, and stays as it was');
  expect(mail?.text).toContain('content/posts/lately/index.md:1');
});

test('a start serves the last whole build at once, whatever is written since or lies half built, and loses no request', async () => {
  const load = askSteadily(site.url, ['/', '/posts/first-post/', '/coaching/']);
  const from = performance.now();
  await site.stop('SIGKILL');
  mkdirSync(`${cwd}/.builds/building/client`, { recursive: true });
  mkdirSync(`${cwd}/.builds/29990101000000000/client`, { recursive: true });
  site = await runCommand('start', [], env, { cwd, expected: /./ });
  const cut = { from, to: performance.now() };

  expect((await ask(site.url)).status).toBe(200);
  const failed = expect.poll(site.complaints, { timeout: 240_000 });
  await failed.toContain('The build failed; the site stays');
  await load.stop();
  expect(load.failed([cut])).toEqual([]);
  expect(site.complaints()).toContain('"event":"build.failed"');
  expect(builds()).not.toContain('building');
  // The mailbox of practice is new with each start.
  expect(await mails()).toEqual([]);
  expect(await run('doctor')).toMatchObject({
    said: expect.stringMatching(/✗ Since \d{4}-\d\d-\d\d no build succeeds/),
  });
});

test('what was built for another address is not served there', async () => {
  await site.stop();
  const elsewhere = { ...env, SITE_URL: 'http://127.0.0.1:12345' };

  await expect(runCommand('start', [], elsewhere, { cwd })).rejects.toThrow('nothing is served');
});

test('a stop in the midst of a build leaves no half of it, and is no failure', async () => {
  write('lately', 'Words of lately.');
  site = await runCommand('start', [], env, { cwd, expected: /./ });
  await expect.poll(site.output).toContain('Building');

  expect(await site.stop()).toBe(0);
  expect(site.complaints()).not.toContain('build.failed');
  expect(builds()).not.toContain('building');
});

test('a start builds beside the site that it serves, and a deploy waits for that', async () => {
  appendFileSync(
    `${cwd}/content/coaching.yaml`,
    `\npaused: { until: ${until}, words: "${away}" }\n`,
  );
  site = await runCommand('start', [], env, { cwd, expected: /./ });
  await expect.poll(site.output).toContain('Building');
  const page = await ask(`${site.url}/posts/first-post/`);
  const style = /\/_astro\/[^"' )]+/.exec(page.body)?.[0] ?? '/favicon.svg';
  expect((await ask(`${site.url}/posts/lately/`)).status).toBe(404);
  const { exitCode, said } = await deploy(['--if-due']);

  expect(said).toContain('Another build runs here; this one waits for it.');
  expect(said).toContain('Nothing is due.');
  expect(exitCode).toBe(0);
  expect((await ask(`${site.url}/posts/lately/`)).body).toContain('Words of lately.');
  expect((await ask(site.url + style)).status).toBe(200);
  expect((await run('doctor')).said).not.toContain('no build succeeds');
  expect(readdirSync(`${cwd}/.data`)).toContain('kept');
  expect(builds().filter((name) => /^\d{17}$/.test(name))).toHaveLength(2);
  expect(existsSync(`${cwd}/dist`)).toBe(false);
});

test('a break is said and sells nothing, and a call that is sold keeps its link', async () => {
  const read = async (path: string) => (await ask(site.url + path)).body;
  const sold = readFileSync(`${outDir}/client/posts/first-post/index.html`, 'utf8');
  const [home, post, coaching] = await Promise.all(
    ['/', '/posts/first-post/', '/coaching/'].map(read),
  );
  expect(sold).toContain('href="/coaching/');
  for (const page of [home, post]) expect(page).not.toContain('href="/coaching/');
  expect(coaching).toContain(away);
  expect(coaching).not.toContain('name="start"');

  const now = Math.floor(Date.now() / 1000);
  const sql = openSqlite(resolve(cwd, env['DATABASE_URL']!.replace('file:', '')));
  const store = createBookingStore(sql);
  await store.hold(holdOf('a', Math.ceil(now / 3600 + 48) * 3600, now), 9, now);
  await store.settle('a', paymentOf('cs_a'), now);
  sql.close();
  const links = createManageLinks([trade.LINK_SECRET]);
  const call = await read(`/coaching/manage/${links.tokenOf({ bookingId: 'a', role: 'reader' })}/`);
  expect(call).toContain('Yes, cancel the call: ');
  const hours = [...call.matchAll(/name="start" value="([^"]+)"/g)].map(([, start = '']) => start);
  expect(hours.length).toBeGreaterThan(0);
  expect(hours.filter((start) => start < until)).toEqual([]);
});

test('where no site runs, it says so and builds nothing', async () => {
  const { exitCode, said } = await deploy([], copySite(afterAll));

  expect(said).toBe('No site runs in this folder. Begin with npm start; it builds, too.\n');
  expect(exitCode).toBe(1);
});

function builds(): string[] {
  const entries = readdirSync(`${cwd}/.builds`, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

/** What the local mailbox has got. */
async function mails(): Promise<{ subject: string; text: string }[]> {
  const page = Number(new URL(env['SMTP_URL'] ?? '').port) + 1;
  return JSON.parse((await ask(`http://127.0.0.1:${page}/mails.json`)).body);
}

function deploy(flags: string[] = [], folder = cwd) {
  return run('deploy', flags, folder);
}

function run(command: 'deploy' | 'doctor', flags: string[] = [], folder = cwd) {
  const all = { ...inherited(), ...env };
  return runBeside([`src/cli/${command}.ts`, ...flags], { cwd: folder, env: all });
}

function write(slug: string, words: string) {
  mkdirSync(`${cwd}/content/posts/${slug}`, { recursive: true });
  const front = `title: Lately\ndescription: A post of lately.\npublishDate: 2025-05-05`;
  writeFileSync(`${cwd}/content/posts/${slug}/index.md`, `---\n${front}\n---\n\n${words}\n`);
}
