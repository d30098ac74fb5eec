// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packagedNode = `${root}node_modules/node/bin/node`;

if (!isInstalled()) {
  console.log('Installing the packages (once; about a minute) …');
  await install(process.execPath);
  // npm leaves out what the Node that runs it is too old for; the packaged one is not.
  if (!isInstalled() && process.execPath !== packagedNode) await install(packagedNode);
  if (!isInstalled())
    fail('The packages are not complete after npm ci. Delete node_modules and try again.', 1);
}

/** npm keeps a copy of the lockfile, but does not notice when a package is deleted or broken off. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  const isThere = ([path, entry]) =>
    path === '' ||
    (entry.optional && !isForThisMachine(entry)) ||
    (present[path]?.version === entry.version && existsSync(`${root}${path}/package.json`));
  return Object.entries(wanted).every(isThere) && nodeRuns();
}

/** Of what is optional, the programs that are made for one kind of machine. */
function isForThisMachine({ os, cpu, libc }) {
  const names = (list, own) =>
    list === undefined ||
    list.includes(own) ||
    (list.every((name) => name[0] === '!') && !list.includes(`!${own}`));
  return (
    (os ?? cpu) !== undefined &&
    names(os, process.platform) &&
    names(cpu, process.arch) &&
    (libc === undefined || names(libc, libcOfThisMachine()))
  );
}

function libcOfThisMachine() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** The scripts find the packaged Node.js before the machine's own, and so did this one if it runs. */
function nodeRuns() {
  if (process.execPath.startsWith(`${root}node_modules/`)) return true;
  return spawnSync(`${root}node_modules/.bin/node`, ['--version']).status === 0;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(root + file, 'utf8')).packages;
  } catch {
    return {};
  }
}

/** Runs npm ci under that Node; ends this process when it fails, or is stopped. */
async function install(node) {
  const words = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const own = npm !== undefined && basename(npm) === 'npm-cli.js';
  // A group of its own, so that all that npm has started ends with it.
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], detached: true };
  const child = own ? spawn(node, [npm, ...words], options) : spawn('npm', words, options);
  let stopped;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      stopped = signal;
      signalGroup(child, signal);
    });
  const [status] = await once(child, 'close').catch((error) => fail(`npm: ${error.message}`, 1));
  if (stopped) fail('The installation was stopped; the next try begins anew.', 130);
  if (status !== 0) fail('npm ci failed. Nothing was started.', status || 1);
}

function signalGroup(child, signal) {
  const kill = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // It has ended already.
    }
  };
  kill(signal);
  const last = setTimeout(() => kill('SIGKILL'), 5_000);
  child.once('close', () => clearTimeout(last));
}

function fail(words, exitCode) {
  console.error(words);
  process.exit(exitCode);
}
