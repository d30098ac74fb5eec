import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchBuild } from './build.ts';
import { benchBytes } from './bytes.ts';
import { benchCommands } from './commands.ts';
import { benchLoad } from './load.ts';
import { benchPaint } from './paint.ts';
import { folder } from './project.ts';
import { serveSite } from './site.ts';
import { benchSlots } from './slots.ts';

const parts = ['slots', 'bytes', 'paint', 'commands', 'load', 'build'];
const { only, sizes } = readArguments();

rmSync(folder, { recursive: true, force: true });
if (only.includes('slots')) benchSlots();
if (only.includes('bytes') || only.includes('paint')) {
  await using site = await serveSite();
  if (only.includes('bytes')) await benchBytes(site);
  if (only.includes('paint')) await benchPaint(site);
}
if (only.includes('commands')) await benchCommands();
if (only.includes('load')) await benchLoad();
if (only.includes('build')) await benchBuild(sizes);
rmSync(folder, { recursive: true, force: true });

function readArguments() {
  const list = { type: 'string', multiple: true } as const;
  try {
    const { values } = parseArgs({ options: { only: list, posts: list } });
    const { only = parts, posts = ['100', '300', '1000'] } = values;
    const sizes = posts.map(Number);
    const isSize = (size: number) => Number.isInteger(size) && size > 0;
    if (sizes.every(isSize) && only.every((part) => parts.includes(part))) return { only, sizes };
  } catch {
    // Said below.
  }
  const choice = parts.join('|');
  console.error(`Usage: npm run bench -- [--only ${choice}]… [--posts <number>]…`);
  process.exit(2);
}
