import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { featuresIn } from '../../adapters/content/places.ts';
import { readBuildEnv } from '../../environment.ts';
import { buildsFolder, offer, runningSite } from '../../server/handover.ts';
import { noteBuild } from '../../server/failed-build.ts';
import { featuresOf, opens } from '../../server/site.ts';
import { build, type Outcome } from './build.ts';
import { demandPhoneFor } from './phone.ts';
import type { Running } from './stop.ts';

/** In each build: what it was made for. */
const mark = 'made-for.json';

/**
 * Builds into a folder of its own, which has its name only when it is whole; notes how that went.
 * Resolves to the name; undefined when there is no build, and nothing is left of it.
 */
export async function makeBuild(running: Running[]): Promise<string | undefined> {
  const name = new Date().toISOString().replaceAll(/\D/g, '');
  const half = `building-${process.pid}`;
  for (const each of buildsIn())
    if (each.startsWith('building-') && !isUnderWay(each)) remove(each);
  running.push({ close: () => remove(half) });
  const outcome = missingSetting() ?? (await build(`${buildsFolder}/${half}`, running));
  noteBuild(outcome);
  if (outcome !== 'whole') {
    remove(half);
    return undefined;
  }
  writeFileSync(`${buildsFolder}/${half}/${mark}`, madeFor());
  renameSync(`${buildsFolder}/${half}`, `${buildsFolder}/${name}`);
  return name;
}

/**
 * Makes a build beside the site that runs here and has it take over. Of the builds stay the new one and the one
 * before. Resolves to why the site stays as it is, or undefined.
 */
export async function renewSite(running: Running[]): Promise<string | undefined> {
  if (await hasTurned())
    return 'coaching.yaml has come or gone since npm start. Stop that and start it anew: it looks whether the site has all that it needs.';
  const name = await makeBuild(running);
  if (name === undefined) return 'The build failed; the site stays as it is.';
  const taken = await offer(name);
  if (taken) keepOnly([name, taken.before]);
  else remove(name);
  return taken
    ? undefined
    : 'The site did not take the build over, and stays as it is. It says why where npm start runs.';
}

/** The newest build that is whole, made for these settings, and opens here; undefined when there is none. */
export async function lastBuild(): Promise<string | undefined> {
  const wanted = madeFor();
  const whole = buildsIn().filter((name) => {
    const file = `${buildsFolder}/${name}/${mark}`;
    return /^\d+$/.test(name) && existsSync(file) && readFileSync(file, 'utf8') === wanted;
  });
  for (const name of whole.toSorted().toReversed())
    if (await opens(`${buildsFolder}/${name}`)) return name;
  return undefined;
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

/** Addresses are written into every page, and a build that sells calls needs other settings. */
function madeFor(): string {
  const { siteUrl, contentDir } = readBuildEnv(process.env);
  const { coaching } = featuresIn(contentDir);
  return JSON.stringify({ siteUrl, contentDir, ...(!coaching && { coaching }) });
}

/** Whether the texts turn on something else by now than the site that runs here. */
async function hasTurned(): Promise<boolean> {
  const build = (await runningSite())?.build;
  const { coaching } = featuresIn(readBuildEnv(process.env).contentDir);
  return build !== undefined && featuresOf(`${buildsFolder}/${build}`).coaching !== coaching;
}

function keepOnly(names: (string | undefined)[]) {
  for (const name of buildsIn()) if (!names.includes(name) && !isUnderWay(name)) remove(name);
}

/** Another process may build here at the same time; one that was killed has left its half behind. */
function isUnderWay(name: string): boolean {
  const builder = Number(/^building-(\d+)$/.exec(name)?.[1]);
  if (!builder || builder === process.pid) return false;
  try {
    return process.kill(builder, 0);
  } catch {
    return false;
  }
}

function buildsIn(): string[] {
  if (!existsSync(buildsFolder)) return [];
  const entries = readdirSync(buildsFolder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

function remove(build: string) {
  rmSync(`${buildsFolder}/${build}`, { recursive: true, force: true });
}
