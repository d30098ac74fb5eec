import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { practiceEnv } from '../support/practice-env.ts';

/** A Node that a machine may have, and the npm that came with it. */
const machines = [
  ['18.20.8', '10.8.2'],
  ['20.11.0', '10.2.4'],
  ['22.6.0', '10.8.1'],
  ['24.11.0', '11.6.1'],
] as const;
const root = resolve(import.meta.dirname, '../..');
const asked = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'install-'));

process.once('exit', () => rmSync(work, { recursive: true, force: true }));
for (const [node, npm] of machines) {
  if (asked.length > 0 && !asked.includes(node)) continue;
  const machine = machineOf(node, npm);
  await stopped(machine);
  await served(machine);
}

type Machine = Awaited<ReturnType<typeof machineOf>>;

/** A fresh clone, and a PATH on which nothing but that Node and that npm is found. */
function machineOf(node: string, npm: string) {
  const tools = join(work, `tools-${node}`);
  const clone = join(work, `clone-${node}`);
  mkdirSync(tools);
  writeFileSync(join(tools, 'package.json'), '{}');
  run('npm', ['install', '--no-audit', '--no-fund', `node@${node}`, `npm@${npm}`], tools);
  run('git', ['clone', '--quiet', root, clone], work);
  const { npm_execpath: _, ...env } = process.env;
  const PATH = `${tools}/node_modules/.bin:/usr/local/bin:/usr/bin:/bin`;
  return { node, npm: join(tools, 'node_modules/.bin/npm'), clone, env: { ...env, PATH } };
}

/** Ctrl-C in the midst of the installation ends npm, too. */
async function stopped({ node, npm, clone, env }: Machine) {
  const child = spawn(npm, ['start'], { cwd: clone, env, detached: true });
  await said(child, /Installing/);
  // A terminal tells the whole group.
  process.kill(-child.pid!, 'SIGINT');
  const [code, signal] = await once(child, 'close');
  const left = spawnSync('pgrep', ['-f', clone], { encoding: 'utf8' }).stdout.trim();
  verdict(node, 'Ctrl-C ends the installation', (code !== 0 || signal !== null) && left === '');
}

/** `npm start` installs, builds and serves. */
async function served({ node, npm, clone, env }: Machine) {
  const practice = await practiceEnv();
  const child = spawn(npm, ['start'], { cwd: clone, env: { ...env, ...practice }, detached: true });
  const ready = await said(child, /Ctrl-C stops it/).catch(String);
  const answer = await fetch(`http://127.0.0.1:${practice.PORT}/`).catch(() => undefined);
  verdict(node, `npm start serves a page (${answer?.status ?? ready})`, answer?.status === 200);
  if (child.exitCode !== null) return;
  process.kill(-child.pid!, 'SIGINT');
  await once(child, 'close');
}

/** @throws all that it said, when it ends before it said that */
async function said(child: ReturnType<typeof spawn>, words: RegExp) {
  const output: Buffer[] = [];
  const text = () => Buffer.concat(output).toString();
  child.stderr!.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise<string>((found, ended) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      output.push(chunk);
      if (words.test(text())) found(text());
    });
    child.once('close', () => ended(new Error(text())));
  });
}

function run(command: string, words: string[], cwd: string) {
  const { status, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed:\n${stderr}`);
}

function verdict(node: string, what: string, good: boolean) {
  console.log(`${good ? '✓' : '✗'} Node ${node}: ${what}`);
  if (!good) process.exitCode = 1;
}
