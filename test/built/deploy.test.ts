import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceEnv } from '../support/practice-env.ts';
import { copySite } from '../support/scratch.ts';
import { ask } from '../server/ask.ts';
import { runCommand } from './command.ts';

let cwd: string;
let site: Awaited<ReturnType<typeof runCommand>>;
let env: Record<string, string>;

beforeAll(async () => {
  cwd = copySite(afterAll);
  mkdirSync(`${cwd}/.data`, { recursive: true });
  env = { ...(await practiceEnv()), CONTENT_DIR: 'content' };
  site = await runCommand('start', [], env, { cwd, expected: /./ });
});
afterAll(() => site.stop());

test('under load a new post is swapped in, and no answer fails', async () => {
  write('lately', 'Words of lately.');
  mkdirSync(`${cwd}/.builds/20250101`);
  writeFileSync(`${cwd}/.data/kept`, '');
  const page = await ask(`${site.url}/posts/first-post/`);
  const style = /\/_astro\/[^"' )]+/.exec(page.body)?.[0] ?? '/favicon.svg';
  const load = request(['/', '/posts/first-post/', '/coaching/', '/rss.xml', style]);
  expect((await ask(`${site.url}/posts/lately/`)).status).toBe(404);

  const { exitCode, said } = await deploy(['--if-due']);
  expect(said).toContain('serves the new build.');
  expect(exitCode).toBe(0);
  const { count, faults } = await load.stop();

  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(100);
  expect((await ask(`${site.url}/posts/lately/`)).body).toContain('Words of lately.');
  expect((await ask(site.url + style)).status).toBe(200);
  expect(readdirSync(`${cwd}/.data`)).toContain('kept');
  expect(readdirSync(`${cwd}/.builds`)).not.toContain('20250101');
});

test('a second site in the folder says where the first one runs, and harms nothing', async () => {
  const second = runCommand('start', [], env, { cwd, expected: /./ });

  await expect(second).rejects.toThrow(`Your site already runs here, at ${site.url};`);
  expect((await ask(site.url)).status).toBe(200);
});

test('builds nothing while no post is due', async () => {
  expect(await deploy(['--if-due'])).toEqual({ exitCode: 0, said: 'Nothing is due.\n' });
});

test('a build that fails changes nothing', async () => {
  const before = readdirSync(`${cwd}/.builds`);
  writeFileSync(`${cwd}/content/posts/lately/index.md`, 'No front matter.\n');
  const { exitCode, said } = await deploy();

  expect(said).toContain('The build failed; the site stays as it is.');
  expect(exitCode).toBe(1);
  expect((await ask(`${site.url}/posts/lately/`)).body).toContain('Words of lately.');
  expect(readdirSync(`${cwd}/.builds`)).toEqual(before);
});

test('where no site runs, it says so and builds nothing', async () => {
  const { exitCode, said } = await deploy([], copySite(afterAll));

  expect(said).toBe('No site runs in this folder. Begin with npm start; it builds, too.\n');
  expect(exitCode).toBe(1);
});

async function deploy(flags: string[] = [], folder = cwd) {
  const { VITEST: _, NODE_ENV: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['src/cli/deploy.ts', ...flags], {
    cwd: folder,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await once(child, 'close');
  return { exitCode, said: (await said).join('') };
}

/** Asks for each path again and again, on connections that stay and on new ones. */
function request(paths: string[]) {
  const faults: string[] = [];
  let count = 0;
  let stopped = false;
  const ways = [
    async (path: string) => (await fetch(site.url + path)).status,
    async (path: string) => (await ask(site.url + path, { path })).status,
  ];
  const loops = paths.flatMap((path) =>
    ways.map(async (way) => {
      while (!stopped) {
        const status = await way(path).catch(String);
        count++;
        if (status !== 200) faults.push(`${path}: ${status}`);
      }
    }),
  );
  return {
    async stop() {
      stopped = true;
      await Promise.all(loops);
      return { count, faults };
    },
  };
}

function write(slug: string, words: string) {
  mkdirSync(`${cwd}/content/posts/${slug}`, { recursive: true });
  const front = `title: Lately\ndescription: A post of lately.\npublishDate: 2025-05-05`;
  writeFileSync(`${cwd}/content/posts/${slug}/index.md`, `---\n${front}\n---\n\n${words}\n`);
}
