import { runningSite } from '../server/handover.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { copyBefore, isBreaking } from './run/breaking.ts';
import { adopt, makeBuild, renewSite } from './run/builds.ts';
import { areCommentsDue } from './run/comments.ts';
import { findDue } from './due/find.ts';
import { closeOnSignal, type Running } from './run/stop.ts';

const usage = `Usage: npm run deploy [-- --if-due | --built <folder> | --back]

Builds the site beside the one that npm start serves here, and lets it take over, with the code of its server.
Requests that run are finished, none is lost, and .data/ stays as it is. A build that fails changes nothing. While
another one is made here, it waits.

  --if-due          only when a post's time has come and the running site does not have it, or a comment was published
  --built <folder>  builds nothing, and takes what npm run build has left in the folder, here or on another machine
  --back            returns to the build before

Exit code 1 when there is nothing to take over or the build fails, 2 for a wrong use.`;

const boolean = { type: 'boolean' } as const;
const options = { 'if-due': boolean, built: { type: 'string' }, back: boolean } as const;
const { values } = readArguments(usage, options);
if (Object.keys(values).length > 1) refuse(usage, 2);
const running: Running[] = [];
closeOnSignal(running);

const site = await runningSite();
if (!site) refuse('No site runs in this folder. Begin with npm start; it builds, too.');
if (values['if-due'] && site.back) done('You went back to this build; npm run deploy leaves it.');
await leaveUndue();
const fault = await renewSite(make).catch(({ message }: Error) => message);
if (fault) refuse(fault);
console.log(`${site.url} serves ${values.back ? 'the build before' : 'the new build'}.`);
if (site.isOld)
  console.log(
    'What holds the port is of an earlier version: restart npm start when few readers are there.',
  );

async function make() {
  // Somebody else's build may have brought it while this one waited.
  await leaveUndue();
  if (values.back) return buildBefore();
  return values.built === undefined ? makeBuild(running) : adopt(values.built);
}

function buildBefore(): string {
  const { build, before } = site!;
  if (before === undefined) throw new Error('There is no build before this one.');
  if (isBreaking({ from: before, to: build }))
    throw new Error(
      `The build before can't live with what this one has made of the bookings. To go back all the same, stop the site and put them back with npm run restore: ${copyBefore()}.`,
    );
  return before;
}

async function leaveUndue() {
  if (!values['if-due']) return;
  const isDue = (await findDue(new URL(site!.url))).length > 0 || (await areCommentsDue());
  if (!isDue) done('Nothing is due.');
}

function done(words: string): never {
  console.log(words);
  process.exit(0);
}
