// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { isInstalled, root } from './run/installed.mjs';
import { shortOfMemory } from './run/short-of-memory.mjs';
import { takenPorts } from './run/wanted-ports.mjs';

const packagedNode = `${root}node_modules/node/bin/node`;

if (!isInstalled()) {
  // What starts a server would wait a minute to say so.
  const serves = /^pre(start|dev)$/.test(process.env['npm_lifecycle_event'] ?? '');
  const taken = serves ? await takenPorts() : undefined;
  if (taken) fail(taken, 1);
  console.log('Installing the packages (once; about a minute) …');
  await install(process.execPath);
  // npm leaves out what the Node that runs it is too old for; the packaged one is not.
  if (!isInstalled() && process.execPath !== packagedNode) await install(packagedNode);
  if (!isInstalled())
    fail('The packages are not complete after npm ci. Delete node_modules and try again.', 1);
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
  const [status, signal] = await once(child, 'close').catch((error) =>
    fail(`npm: ${error.message}`, 1),
  );
  if (stopped) fail('The installation was stopped; the next try begins anew.', 130);
  const killed = shortOfMemory('the installation', { code: status, signal });
  if (status !== 0) fail(killed ?? 'npm ci failed. Nothing was started.', status || 1);
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
