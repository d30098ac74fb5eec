import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { mendLinks, writePosts } from './generate.ts';
import { measure } from './measure.ts';
import { copyProject } from './project.ts';
import { median, printTable } from '../support/table.ts';

const posts = 300;
const rounds = 5;
const goals = { desk: '0.4 s', check: '2.0 s' };

/** Prints how long the author waits for what lies on the desk and for the checks. */
export async function benchCommands() {
  const root = copyProject('commands', 'test/content');
  // It names posts that are not there.
  rmSync(join(root, 'content/assignments'), { recursive: true });
  mendLinks(root);
  writePosts(root, posts);
  const rows = [['command', 'time', 'goal']];
  for (const [command, goal] of Object.entries(goals)) {
    const times: number[] = [];
    // The first one fills Node's cache of compiled code.
    const words = ['--import', './src/cli/run/preload.mjs', `src/cli/${command}.ts`];
    for (let round = 0; round <= rounds; round++)
      times.push((await measure(words, root, { CONTENT_DIR: 'content' })).time);
    rows.push([`npm run ${command}`, `${median(times.slice(1)).toFixed(2)} s`, goal]);
  }
  printTable(`The author's commands, ${posts} posts, npm itself not counted`, rows);
  rmSync(root, { recursive: true, force: true });
}
