import { styleText } from 'node:util';
import { livePaths } from '../adapters/web/live-site.ts';
import { readBuildEnv } from '../environment.ts';
import { isLoopback } from '../environment/settings.ts';
import { check } from '../integrations/check/check.ts';
import { checkComments } from '../integrations/check/comments.ts';
import { merge } from '../integrations/check/findings.ts';
import { dayOf } from '../domain/time/local-day.ts';
import { callsAhead } from './desk/calls.ts';
import { readArguments, readToday } from './run/arguments.ts';

const usage = `Usage: npm run check -- [--today <day>] [--json]

Reads content/ and tells what stops the site, what is worth a look, and what appears when; where the bookings lie, too,
how many calls are booked for days off. It changes nothing.

  --today <day>  as if it were that day: 2026-11-24, or "2026-11-24 07:00"
  --json         for programs

Exit code 1 when something stops the site, 2 for a wrong use.`;

const { values } = readArguments(usage, { today: { type: 'string' }, json: { type: 'boolean' } });
const { contentDir, siteUrl } = readBuildEnv(process.env);
const clock = (timeZone: string) => readToday(values.today, timeZone);
// Nobody reads a site on this machine, and what it answers tells nothing of another day.
const live = values.today === undefined && !isLoopback(siteUrl) ? livePaths : undefined;
const checked = await check(contentDir, siteUrl, clock, live);
const booked = { errors: [], warnings: await onDaysOff(checked.content) };
const result = { ...checked, ...merge([checked, checkComments(contentDir), booked]) };
const { errors, warnings, ...rest } = result;
// Programs out there know them by these names.
console.log(
  values.json ? JSON.stringify({ stops: errors, look: warnings, ...rest }, null, 2) : words(result),
);
process.exitCode = errors.length > 0 ? 1 : 0;

/** Of whom they are nothing is told here: what is found goes into logs. */
async function onDaysOff(content: typeof checked.content): Promise<string[]> {
  if (!content) return [];
  const { site, coaching } = content;
  const asking = { now: clock(site.timeZone), timeZone: site.timeZone, coaching };
  const calls = (await callsAhead(asking))?.found?.daysOff.flatMap((off) => off.calls) ?? [];
  const starts = [...new Set(calls.map(({ start }) => start))].toSorted((a, b) => a - b);
  const days = starts.map((start) => dayOf(start, coaching?.timeZone ?? site.timeZone));
  return days.map(
    (day) =>
      `A call is booked for ${day}, a day off: npm run desk says whose, to move or cancel it`,
  );
}

function words({ errors, warnings, goingLive, drafts }: typeof result): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? `${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : '';
  return [
    list(styleText(['bold', 'red'], 'This stops the site:'), errors),
    list(styleText('bold', 'Worth a look:'), warnings),
    errors.length > 0 ? '' : 'Nothing stops the site.\n',
    list(styleText('bold', 'Stays a draft until the line draft: true is gone:'), drafts),
    list(styleText('bold', 'To be published:'), goingLive) || 'No post waits to be published.',
  ]
    .filter(Boolean)
    .join('\n')
    .trim();
}
