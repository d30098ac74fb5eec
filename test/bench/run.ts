import { rmSync } from 'node:fs';
import { readArguments } from '../../src/cli/run/arguments.ts';
import { refuse } from '../../src/cli/run/begin.ts';
import { benchBuild } from './build.ts';
import { benchBytes } from './bytes.ts';
import { benchCalendar } from './calendar.ts';
import { benchCommands } from './commands.ts';
import { benchDeploys } from './deploys.ts';
import { benchFunction } from './function.ts';
import { benchImport } from './import.ts';
import { benchLive, live } from './live.ts';
import { benchLoad } from './load.ts';
import { benchPaint } from './paint.ts';
import { folder } from './project.ts';
import { benchRestart } from './restart.ts';
import { serveSite } from './site.ts';
import { benchSlots } from './slots.ts';

const parts = [
  'slots',
  'calendar',
  'bytes',
  'paint',
  'commands',
  'restart',
  'deploys',
  ...live,
  'function',
  'load',
  'import',
  'build',
];
const { only, sizes, rounds } = readChoice();

rmSync(folder, { recursive: true, force: true });
if (only.includes('slots')) benchSlots();
if (only.includes('calendar')) benchCalendar();
if (only.includes('bytes') || only.includes('paint')) {
  await using site = await serveSite();
  if (only.includes('bytes')) await benchBytes(site);
  if (only.includes('paint')) await benchPaint(site);
}
if (only.includes('commands')) await benchCommands();
if (only.includes('restart')) await benchRestart();
if (only.includes('deploys')) await benchDeploys();
if (live.some((part) => only.includes(part))) await benchLive(only);
if (only.includes('function')) await benchFunction();
if (only.includes('load')) await benchLoad();
if (only.includes('import')) await benchImport(sizes);
if (only.includes('build')) await benchBuild(sizes, rounds);
rmSync(folder, { recursive: true, force: true });

function readChoice() {
  const list = { type: 'string', multiple: true } as const;
  const usage = `Usage: npm run bench -- [--only ${parts.join('|')}]… [--posts <number>]… [--rounds <number>]`;
  const { values } = readArguments(usage, {
    ...{ only: list, posts: list },
    rounds: { type: 'string', default: '3' },
  });
  const { only = parts, posts = ['1000'] } = values;
  const sizes = posts.map(Number);
  const rounds = Number(values.rounds);
  const isSize = (size: number) => Number.isInteger(size) && size > 0;
  if ([...sizes, rounds].every(isSize) && only.every((part) => parts.includes(part)))
    return { only, sizes, rounds };
  return refuse(usage, 2);
}
