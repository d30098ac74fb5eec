import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHranaServer } from '../adapters/database/hrana-server.ts';
import { runNode } from '../built/command.ts';
import { copySite } from '../support/scratch.ts';
import { secrets } from '../support/site.ts';
import { askPlatform, type Route } from '../support/vercel-platform.ts';
import { testBundle } from './bundle.ts';
import { expectedHeaders, folderApart } from './host.ts';
import { testInvocations } from './invocations.ts';
import { bringOldBlog, testOldBlog } from './old-blog.ts';
import { notYet, redirected, redirectedByQuery, redirectedPicture } from './redirected.ts';

const siteUrl = 'https://desk.example';
const root = copySite(afterAll);
const output = join(root, '.vercel/output');
const functions = join(output, 'functions/_render.func');
const folder = folderApart();

beforeAll(async () => {
  await bringOldBlog(join(root, 'content'), siteUrl);
  const { VITEST: _, NODE_ENV: __, ...inherited } = process.env;
  const told = { ...inherited, ...secrets, VERCEL: '1', CONTENT_DIR: 'content', SITE_URL: siteUrl };
  const command = ['node_modules/astro/bin/astro.mjs', 'build'];
  const options = { cwd: root, env: told, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  expect(status, stdout + stderr).toBe(0);
}, 400_000);

testBundle(output);

testInvocations({
  siteUrl,
  client: join(output, 'static'),
  goesOn: false,
  async launch(env) {
    cpSync(functions, folder, { recursive: true, dereference: true });
    const turso = await startHranaServer();
    const database = { DATABASE_URL: turso.url, DATABASE_AUTH_TOKEN: turso.token };
    const told = { ...env, ...database, VERCEL: '1' };
    const expected = /"event":"webhook.refused"/;
    const launcher = resolve('test/hosts/function-launcher.mjs');
    const running = await runNode([launcher], told, { cwd: folder, expected });
    return { stop: () => running.stop('SIGTERM').finally(() => turso.close()) };
  },
  platform: (path) => platformHeaders(path),
});

describe('the platform is told', () => {
  const hashed = () => globSync('_astro/*', { cwd: join(output, 'static') })[0];

  test.each(['/', '/posts/components/', '/coachings/'])('the one list for %s', (path) => {
    const headers = platformHeaders(path);
    expect(headers).toMatchObject(expectedHeaders(siteUrl));
    expect(headers).not.toHaveProperty('cache-control');
  });

  test('the one list for hashed files, and to keep them for ever', () => {
    const headers = platformHeaders(`/${hashed()}`);
    expect(headers).toMatchObject(expectedHeaders(siteUrl));
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each([
    '/coaching',
    '/coaching/',
    '/coaching/confirmed/',
    '/coaching/manage/a.b/',
    '/calls/a.ics',
  ])('to ask the function for %s, and to leave its policy and its caching alone', (path) => {
    expect(routes().find(({ src, dest }) => dest && matches(src, path))?.dest).toBe('_render');
    const headers = platformHeaders(path);
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers).not.toHaveProperty('cache-control');
  });
});

testOldBlog(join(root, 'content'), output);

describe('old addresses lead to what is there, by one 301:', () => {
  test.each(redirected)('%s', async (path, to) => {
    expect(await askPlatform(output, path)).toEqual([301, to]);
    expect((await askPlatform(output, to))[0]).toBe(200);
  });

  test.each(redirectedByQuery)('%s, whose query the platform hands on', async (path, to) => {
    expect(await askPlatform(output, path)).toEqual([301, to + path.slice(1)]);
  });

  test('a picture that came along', async () => {
    const [status, picture] = await askPlatform(output, redirectedPicture);
    expect(status).toBe(301);
    expect(await askPlatform(output, picture)).toEqual([200, join('static', picture)]);
  });

  test('what is not due yet does not', async () => {
    expect((await askPlatform(output, notYet))[0]).toBe(404);
  });
});

function routes(): Route[] {
  return JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')).routes;
}

/** What the platform adds to an answer: https://vercel.com/docs/build-output-api/configuration#routes */
function platformHeaders(path: string): Record<string, string> {
  const before = routes().slice(
    0,
    routes().findIndex(({ handle }) => handle === 'filesystem'),
  );
  const told = before.filter(({ src, has }) => !has && matches(src, path));
  const headers = told.flatMap((route) => Object.entries(route.headers ?? {}));
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

function matches(src: string | undefined, path: string): boolean {
  return src !== undefined && new RegExp(src).test(path);
}
