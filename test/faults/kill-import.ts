import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { copyProject } from '../bench/project.ts';
import type { Fault } from './fault.ts';
import type { Site } from './site.ts';

const old = resolve('test/cli/import/old-blog');

export const importKills: Fault = {
  kind: 'import',
  name: 'kill -9 of npm run import between pictures, comments, texts and redirects',
  aims: 'the files of a calm import',
  strike,
};

/**
 * Strikes after each file that is written. The next run goes on with what the killed one has left; nothing that is
 * read was half written.
 */
async function strike({ database }: Site, say: (breach: string) => void): Promise<number> {
  const root = copyProject('moving', 'test/content', `${database}.import`);
  const begin = () => {
    rmSync(join(root, '.data'), { recursive: true, force: true });
    rmSync(join(root, 'content'), { recursive: true });
    cpSync('test/content', join(root, 'content'), { recursive: true });
  };
  const before = countIn(root);
  const status = await ended(command(root));
  if (status !== 0) throw new Error(`it fails even when nobody kills it: ${status}`);
  const calm = filesIn(root);
  const written = countIn(root) - before;
  let killed = 0;
  for (let many = 1; many <= written; many++) {
    begin();
    const child = command(root);
    const end = ended(child);
    while (child.exitCode === null && countIn(root) < before + many) await wait(1);
    child.kill('SIGKILL');
    if ((await end) === null) killed++;
    // The redirects come last, all at once.
    for (const file of differing(filesIn(root), calm))
      if (file !== 'redirects.yaml') say(`${file} is half written`);
    await ended(command(root));
    for (const file of differing(filesIn(root), calm))
      say(`${file} is not what a calm import writes`);
    for (const file of differing(calm, filesIn(root))) say(`${file} did not come along`);
  }
  return killed;
}

function command(cwd: string) {
  const words = [`${old}/export.xml`, '--pictures', `${old}/uploads`];
  const env = { ...process.env, CONTENT_DIR: 'content', SITE_URL: 'http://localhost' };
  return spawn(process.execPath, ['src/cli/import.ts', ...words], { cwd, env, stdio: 'ignore' });
}

async function ended(child: ReturnType<typeof command>): Promise<number | null> {
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

/** How many files there are, half written ones too. */
function countIn(root: string): number {
  return readdirSync(join(root, 'content'), { recursive: true }).length;
}

function filesIn(root: string): Record<string, string> {
  const entries = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.new'));
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + '/content/'.length), readFileSync(path, 'latin1')];
    }),
  );
}

/** The files of one that the other has not, or not so. */
function differing(one: Record<string, string>, other: Record<string, string>): string[] {
  return Object.keys(one).filter((file) => one[file] !== other[file]);
}
