import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { mendLinks, writeComments, writePost, writePosts } from './generate.ts';
import type { Cost } from './measure.ts';
import { makePlainBlog } from './plain-blog.ts';
import { build, copyProject } from './project.ts';
import { printTable, ratio } from '../support/table.ts';

type Figures = Record<
  'plain' | 'plainChanged' | 'uncached' | 'cold' | 'changed' | 'commented',
  Cost
>;

/** Builds generated posts with this project and with a plain Astro MDX blog in turn, and prints what it took. */
export async function benchBuild(sizes: readonly number[]) {
  const rows = [['posts', 'build', 'time', '', 'a post', 'processor', '', 'memory', '']];
  for (const size of sizes) {
    const figures = await buildBoth(size);
    const { plain, plainChanged, uncached, cold, changed, commented } = figures;
    rows.push(
      row(size, 'plain Astro MDX, cold', plain),
      row(size, 'ours, nothing cached', uncached, plain),
      row(size, 'ours, cold, pictures cached', cold, plain),
      row(size, 'ours, ten comments a post, beside none', commented, cold),
      row(size, 'plain, one post changed', plainChanged),
      row(size, 'ours, one post changed', changed, plainChanged),
    );
  }
  const goal =
    'goal, pictures cached: 1.5 × the time and 1.3 × the memory of plain Astro MDX; comments 1.1 × the time of none';
  printTable(`Builds of MDX posts of 800 words (${goal})`, rows);
}

async function buildBoth(size: number): Promise<Figures> {
  const site = copyProject(`site-${size}`, 'test/content');
  const blog = makePlainBlog(`plain-${size}`);
  mendLinks(site);
  for (const root of [site, blog]) writePosts(root, size);

  const uncached = await build(site);
  const plain = await build(blog);
  forgetPosts(site);
  const cold = await build(site);
  writeComments(site, size);
  forgetPosts(site);
  const commented = await build(site);
  for (const root of [site, blog]) writePost(root, Math.floor(size / 2), size, 1);
  const plainChanged = await build(blog);
  const changed = await build(site);
  for (const root of [site, blog]) rmSync(root, { recursive: true, force: true });
  return { plain, plainChanged, uncached, cold, changed, commented };
}

/** What Astro keeps of texts from build to build, and what it built; pictures stay. */
function forgetPosts(root: string) {
  rmSync(join(root, 'dist'), { recursive: true });
  for (const file of globSync('node_modules/.astro/**/data-store.json', { cwd: root }))
    rmSync(join(root, file));
}

function row(size: number, name: string, cost: Cost, beside?: Cost): string[] {
  const against = (part: keyof Cost) => (beside ? ratio(cost[part], beside[part]) : '');
  return [
    `${size}`,
    name,
    `${cost.time.toFixed(1)} s`,
    against('time'),
    `${((cost.time / size) * 1000).toFixed(1)} ms`,
    `${cost.processor.toFixed(1)} s`,
    against('processor'),
    `${cost.memory.toFixed(0)} MB`,
    against('memory'),
  ];
}
