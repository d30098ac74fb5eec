import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { holdPort } from '../../src/server/parent.ts';
import { scratchFolder } from '../support/scratch.ts';
import { ask } from './ask.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((each) => each.close()))));

test('hands connections to the worker of the build, and to that of the next one', async () => {
  const { url, serve } = await hold(build('one'));
  expect(await bodyOf(url)).toBe('one');
  await serve({ build: build('two') });

  expect(await bodyOf(url)).toBe('two');
});

test('hands connections to the worker of a build of before, too', async () => {
  const { url } = await hold(build('one', '', true));
  const answers = await Promise.all(Array.from({ length: 20 }, () => bodyOf(url)));

  expect([...new Set(answers)]).toEqual(['one']);
});

test('a build that does not answer changes nothing', async () => {
  const { url, serve } = await hold(build('one'));
  const broken = build('two', 'process.exit(3);');

  await expect(serve({ build: broken })).rejects.toThrow('ended with 3 before it answered');
  expect(await bodyOf(url)).toBe('one');
});

test('a worker that is killed costs what it had, and nothing after', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { url } = await hold(build('one'));
  for (let time = 0; time < 2; time++) {
    const cut = ask(url, { path: '/hang' }).catch(({ code }) => code);
    process.kill(Number(await bodyOf(`${url}/pid`)), 'SIGKILL');
    expect(await cut).toBe('ECONNRESET');
    expect(await bodyOf(url)).toBe('one');
  }
  expect(said.mock.calls[0]?.[0]).toContain('"event":"worker.ended","reason":"SIGKILL"');
});

test('where the former build must end first, readers wait and get an answer of the next', async () => {
  const { url, serve } = await hold(build('one'));
  const taken = serve({ build: build('two') }, () => Promise.resolve());
  const answers = await Promise.all(Array.from({ length: 20 }, () => bodyOf(url)));
  await taken;

  expect([...new Set(answers)]).toEqual(['two']);
});

test('and when that one does not answer, the former one is there again', async () => {
  const { url, serve } = await hold(build('one'));
  const taken = serve({ build: build('two', 'process.exit(3);') }, () => Promise.resolve());

  await expect(taken).rejects.toThrow('before it answered');
  expect(await bodyOf(url)).toBe('one');
});

test('builds that come at once are served one after the other', async () => {
  const { url, serve } = await hold(build('one'));
  await Promise.all(['two', 'three'].map((name) => serve({ build: build(name) })));

  expect(await bodyOf(url)).toBe('three');
});

test('what was compiled of a build lies beside its code for the next worker', async () => {
  const folder = build('one');
  const { close } = await hold(folder);
  await close();

  expect(readdirSync(`${folder}/compiled`, { recursive: true }).length).toBeGreaterThan(0);
});

test('says when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  open.push(other);
  const { port } = other.address() as AddressInfo;

  await expect(holdPort({ host: '127.0.0.1', port }, { build: build('one') }, {})).rejects.toThrow(
    'EADDRINUSE',
  );
});

async function hold(first: string) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const parent = await holdPort({ host: '127.0.0.1', port }, { build: first }, {});
  open.push(parent);
  return { ...parent, url: `http://127.0.0.1:${port}` };
}

async function bodyOf(url: string): Promise<string> {
  return (await ask(url)).body;
}

/** A build whose worker answers with its name, with its process, or never; `isFormer`: it numbers nothing. */
function build(name: string, begins = '', isFormer = false): string {
  const folder = scratchFolder(name);
  mkdirSync(`${folder}/server`);
  writeFileSync(`${folder}/server/build.json`, JSON.stringify({ numbered: !isFormer }));
  writeFileSync(
    `${folder}/server/worker.mjs`,
    `import { createServer } from 'node:http';
    ${begins}
    const server = createServer(({ url }, res) => {
      if (url !== '/hang') res.end(url === '/pid' ? String(process.pid) : '${name}');
    });
    process.on('message', (order, socket) => {
      if (order === 'retire' || order === 'stop') process.exit(0);
      const { connection } = order;
      if (order === 'serve') return;
      process.send(connection ?? 'taken');
      if (socket) server.emit('connection', socket.resume());
    });
    process.on('disconnect', () => process.exit(0));
    process.send('well');`,
  );
  return folder;
}
