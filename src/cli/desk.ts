import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { countWaiting } from './comments/waiting.ts';
import { callsAhead } from './desk/calls.ts';
import { type Desk, gather, isRed } from './desk/gather.ts';
import { screen } from './desk/screen.ts';
import { readOwnEnv } from './run/read-env.ts';

const usage = `Usage: npm run desk -- [--today <day>] [--json]

What is promised and due, who calls, what goes live, and what is in doubt; most urgent first.

  --today <day>  as if it were that day: 2026-11-24, or "2026-11-24 07:00"
  --json         for programs, and without the calls

Exit code 1 when something is overdue, due today or cannot be read, 2 for a wrong use.`;

const { values } = readArguments(usage, { today: { type: 'string' }, json: { type: 'boolean' } });
const { contentDir } = readBuildEnv(process.env);
const desk = gather(contentDir, values.today);
console.log(
  values.json
    ? JSON.stringify(plain(desk), null, 2)
    : screen(desk, await callsAhead(desk), await comments()),
);
process.exitCode = isRed(desk) ? 1 : 0;

/** Nothing where the environment is none to run the site with: the desk is told by the files alone. */
async function comments() {
  try {
    return await countWaiting(readOwnEnv());
  } catch {
    return undefined;
  }
}

/** The desk without what stands in the files. */
function plain({ agenda: { kept, ...lists }, goingLive, coaching: _, ...rest }: Desk) {
  const owed = Object.entries(lists).map(([urgency, list]) => [
    urgency,
    list.map(({ deal, ...each }) => ({ ...each, assignment: deal.slug, sponsor: deal.sponsor })),
  ]);
  const appears = goingLive.map(({ post: { slug, title, publishAt }, deal }) => {
    return { slug, title, publishAt, assignment: deal?.slug };
  });
  return { ...rest, ...Object.fromEntries(owed), goingLive: appears, kept };
}
