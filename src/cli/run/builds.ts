import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { featuresIn } from '../../adapters/content/places.ts';
import { needAlike } from '../../domain/features.ts';
import { readBuildEnv } from '../../environment.ts';
import { buildsFolder, foldersOf, type InUse, offer, readServing } from '../../server/handover.ts';
import { noteBuild } from '../../server/failed-build.ts';
import { readMark } from '../../server/mark.ts';
import { writeComments } from './comments.ts';
import { copyBefore, isBreaking } from './breaking.ts';
import { build, type Outcome } from './build.ts';
import { demandPhoneFor } from './phone.ts';
import type { Running } from './stop.ts';
import { takeTurn } from './turn.ts';

/** What is not whole yet; who has the turn writes here. */
const half = 'building';

/**
 * Builds into a folder of its own, which has its name only when it is whole; notes how that went.
 * Resolves to the name; undefined when there is no build, and nothing is left of it.
 */
export async function makeBuild(running: Running[]): Promise<string | undefined> {
  remove(half);
  let isDone = false;
  running.push({ close: () => isDone || remove(half) });
  const noteComments = await writeComments();
  const outcome = missingSetting() ?? (await build(folderOf(half), running));
  isDone = true;
  noteBuild(outcome);
  if (outcome === 'whole') {
    noteComments();
    return nameHalf();
  }
  remove(half);
  return undefined;
}

/**
 * Copies a build that was made elsewhere, unless it is here already. Returns its name.
 * @throws Error in plain words when the folder holds none
 */
export function adopt(folder: string): string {
  const mark = readMark(folder);
  if (!mark)
    throw new Error(`${folder} holds no build that can be served: npm run build makes one.`);
  const { href } = readBuildEnv(process.env).siteUrl;
  if (mark.siteUrl !== href)
    console.log(`${folder} was built for ${mark.siteUrl}: its links lead there, not to ${href}.`);
  const here = buildsIn().find((name) => name !== half && readMark(folderOf(name))?.at === mark.at);
  if (here !== undefined) return here;
  remove(half);
  cpSync(folder, folderOf(half), { recursive: true });
  return nameHalf();
}

/**
 * Has the site that runs here take over what `make` resolves to. Of the builds stay the new one and the one before.
 * Who else wants to, waits. Resolves to why the site stays as it is, or undefined.
 */
export async function renewSite(
  make: () => Promise<string | undefined> | string,
): Promise<string | undefined> {
  using _turn = await takeTurn();
  const name = await make();
  if (name === undefined) return 'The build failed; the site stays as it is.';
  const former = readServing();
  if (hasTurned(former, name)) {
    remove(name);
    return 'coaching.yaml, or comments or contactForm in site.yaml, has come or gone since npm start. Stop that and start it anew: it looks whether the site has all that it needs.';
  }
  const breaking = former !== undefined && isBreaking({ from: former.build, to: name });
  if (breaking)
    console.log(
      'The former version can’t live with what this one makes of the bookings: it ends first, and requests wait meanwhile.',
    );
  if (await offer(name)) {
    keepOnly(readServing());
    if (breaking) console.log(`Should you need them, ${copyBefore()}.`);
    return undefined;
  }
  if (name !== former?.before) remove(name);
  return 'The site did not take the build over, and stays as it is. It says why where npm start runs.';
}

/** What the site had in use last, else the newest whole build for these settings; undefined when there is none. */
export function lastBuild(): InUse | undefined {
  const { siteUrl, contentDir } = readBuildEnv(process.env);
  const features = featuresIn(contentDir);
  const whole = buildsIn().filter((name) => {
    const mark = readMark(folderOf(name));
    if (!mark || !/^\d+$/.test(name) || !needAlike(mark.features, features)) return false;
    return mark.siteUrl === siteUrl.href && mark.contentDir === contentDir;
  });
  const former = readServing();
  if (former && whole.includes(former.build)) {
    const { build, before, back } = former;
    return { build, ...(before && whole.includes(before) && { before }), ...(back && { back }) };
  }
  const newest = whole.toSorted().at(-1);
  return newest === undefined ? undefined : { build: newest };
}

/** Removes all builds but those in use, and what was left half built. */
export function keepOnly(inUse: InUse | undefined) {
  for (const name of buildsIn()) if (name !== inUse?.build && name !== inUse?.before) remove(name);
}

/** What the site would not start without is found before a build can take over. */
function missingSetting(): Outcome | undefined {
  try {
    demandPhoneFor(readBuildEnv(process.env).contentDir);
    return undefined;
  } catch (fault) {
    console.error(String(fault));
    return { failed: String(fault) };
  }
}

/** Whether a build turns on something else than the site that runs here, and so needs other settings. */
function hasTurned(former: InUse | undefined, build: string): boolean {
  const [was, is] = [former?.build, build].map(
    (name) => name && readMark(folderOf(name))?.features,
  );
  return Boolean(was && is && !needAlike(was, is));
}

/** Names are moments, so that they tell which is newer. */
function nameHalf(): string {
  const name = new Date().toISOString().replaceAll(/\D/g, '');
  renameSync(folderOf(half), folderOf(name));
  return name;
}

function buildsIn(): string[] {
  if (!existsSync(buildsFolder)) return [];
  const entries = readdirSync(buildsFolder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

function remove(build: string) {
  rmSync(folderOf(build), { recursive: true, force: true });
}

function folderOf(name: string): string {
  return foldersOf({ build: name }).build;
}
