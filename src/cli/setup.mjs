// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

if (!isInstalled()) {
  console.log('Installing the packages (once; about a minute) …');
  process.exitCode = install();
}

/** npm keeps a copy of the lockfile, but does not notice when a package is deleted or broken off. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  const isThere = ([path, { version, optional }]) =>
    path === '' ||
    optional ||
    (present[path]?.version === version && existsSync(`${root}${path}/package.json`));
  return Object.entries(wanted).every(isThere) && nodeRuns();
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

function install() {
  const arguments_ = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const { status, error } =
    npm && basename(npm) === 'npm-cli.js'
      ? spawnSync(process.execPath, [npm, ...arguments_], options())
      : spawnSync('npm', arguments_, options());
  if (status === 0) return 0;
  console.error(`npm ci failed${error ? `: ${error.message}` : ''}. Nothing was started.`);
  return status || 1;
}

function options() {
  return { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
}
