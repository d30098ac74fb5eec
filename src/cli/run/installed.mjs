// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the project, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** npm keeps a copy of the lockfile, but does not notice when a package is deleted or broken off. */
export function isInstalled() {
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

/** Asked once: the report takes a while. */
let libc;

function libcOfThisMachine() {
  libc ??= process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
  return libc;
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
