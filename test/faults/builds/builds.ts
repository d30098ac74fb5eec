import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from '../../bench/project.ts';
import type { Fault } from '../fault.ts';
import { folder } from '../site.ts';
import { build, differences, type Progress, writtenBy } from './build.ts';
import { type Change, changes } from './changes.ts';

const shown = 5;

export const killedBuilds: Fault = {
  kind: 'build',
  name: 'a build killed in each phase after something has changed, and one that follows with what it left',
  aims: 'as built from nothing',
  // Some forty builds.
  patience: 60,
  async strike(_site, say) {
    const half = Math.ceil(changes.length / 2);
    const rows = changes.map((change, index) => [change, phases[index % phases.length]!] as const);
    const chains = [rows.slice(0, half), rows.slice(half)];
    const times = chains.map((chain, index) => changeAll(`builds-${index}`, chain, say));
    return (await Promise.all(times)).reduce((sum, each) => sum + each, 0);
  },
};

/** Changes one thing after the other. Returns how often a build was killed. */
async function changeAll(
  name: string,
  chain: readonly (readonly [Change, Phase])[],
  say: (breach: string) => void,
): Promise<number> {
  const root = copyProject(name, 'test/content', folder);
  await build(root);
  let before = writtenBy(root);
  let times = 0;
  for (const [{ name, gone, make }, [phase, reached]] of chain) {
    await make(root);
    if (await build(root, reached)) times += 1;
    else say(`The build of ${name} came to its end before it was killed ${phase}`);
    await build(root);
    const second = writtenBy(root);
    const first = await builtAnew(root);
    const others = differences(second, first);
    if (others.length > 0)
      say(`${name}, killed ${phase}: ${others.length} files differ, ${others.slice(0, shown)}`);
    if (differences(first, before).length === 0) say(`${name} changed nothing`);
    const telling = gone ? [...second].filter(([, text]) => text.includes(gone)) : [];
    for (const [file] of telling) say(`${name}: ${file} still tells of it`);
    before = second;
  }
  rmSync(root, { recursive: true, force: true });
  return times;
}

/** What a build writes that finds nothing of another; in the same place, since server code says where it was built. */
async function builtAnew(root: string) {
  const left = ['.astro', 'dist', 'node_modules/.astro'].map((name) => join(root, name));
  for (const path of left) renameSync(path, `${path}-aside`);
  await build(root);
  const written = writtenBy(root);
  for (const path of left) {
    rmSync(path, { recursive: true });
    renameSync(`${path}-aside`, path);
  }
  return written;
}

type Reached = (progress: Progress) => boolean;
type Phase = [phase: string, reached: Reached];

/** The parts of a build, and how one sees from outside that it has come there. */
const phases: Phase[] = [
  ['while texts are read', saying('Syncing content')],
  ['when texts were read', saying('Synced content')],
  ['while the server is bundled', saying('Building server entrypoints')],
  ['before the first page', saying('prerendering static routes')],
  ['amid the pages', ({ wrote }) => wrote('client/posts/first-post/index.html')],
  ['before pictures are sized', saying('generating optimized images')],
  ['amid the pictures', saying('.webp')],
  ['before pages are finished', saying('Rearranging server assets')],
  ['when the pages were lean', ({ wrote }) => wrote('client/sitemap-index.xml')],
  ['while words are indexed', ({ wrote }) => wrote('client/pagefind/pagefind.js')],
  ['amid the compression', ({ wrote }) => wrote('client/index.html.br')],
  ['at the last file', ({ wrote }) => wrote('client/rss.xml.gz')],
];

function saying(words: string): Reached {
  return ({ said }) => said.includes(words);
}
