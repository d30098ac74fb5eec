import { globSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Ending, mendLinks, writeComments, writePost, writePosts } from './generate.ts';
import type { Cost } from './measure.ts';
import { makePlainBlog } from './plain-blog.ts';
import { build, copyProject } from './project.ts';
import { type Goal, inTurn, printRows, type Row } from './rows.ts';

/** What a build takes with so many posts, and with three times as many, beside plain Astro with the same posts. */
export async function benchBuild(sizes: readonly number[], rounds: number) {
  const inRounds = (posts: string, count: number) =>
    `Builds of ${posts}, ${count} ${count === 1 ? 'round' : 'rounds in turn'}`;
  for (const size of sizes) {
    const some = await rowsOf(size, rounds);
    printRows(inRounds(`${size} posts of 800 words`, rounds), some);
    printRows(inRounds(`${size * 3} posts`, rounds), await rowsOfMany(size * 3, rounds));
  }
}

async function rowsOf(size: number, rounds: number): Promise<Row[]> {
  const [site, commented] = [ourSite(`site-${size}`, size), ourSite(`commented-${size}`, size)];
  const [md, mdx] = [plainBlog('md', size), plainBlog('mdx', size)];
  writeComments(commented, size);
  let version = 0;
  const change = (root: string, ending: Ending = 'mdx') =>
    writePost(root, Math.floor(size / 2), size, { version: ++version, ending });
  const said = await inTurn(
    {
      markdown: () => buildAnew(md),
      markdownChanged: () => (change(md, 'md'), build(md)),
      mdx: () => buildAnew(mdx),
      mdxChanged: () => (change(mdx), build(mdx)),
      uncached: () => buildAnew(site),
      kept: () => buildAnew(site, 'social'),
      unchanged: () => build(site),
      changed: () => (change(site), build(site)),
      commented: () => buildAnew(commented, 'social'),
    },
    rounds,
    // Each project once: the others find the pictures drawn.
    ['markdown', 'mdx', 'uncached', 'commented'],
  );
  for (const root of [site, commented, md, mdx]) rmSync(root, { recursive: true, force: true });
  const { markdown, markdownChanged, mdx: withMdx, mdxChanged } = said;
  const plain = { name: 'plain Markdown', costs: markdown };
  const again = { name: 'plain Markdown again', costs: markdownChanged };
  return [
    ...rows('plain MDX', withMdx, plain),
    ...rows('plain MDX, one post changed', mdxChanged, again),
    ...rows('nothing kept', said.uncached, plain, { time: { mostTimes: 6 } }),
    ...rows('social pictures kept', said.kept, plain, {
      ...{ time: { mostTimes: 2.5 }, memory: { most: 1_000 } },
    }),
    ...rows(
      'ten comments a post',
      said.commented,
      { name: 'without', costs: said.kept },
      {
        time: { mostTimes: 1.1 },
      },
    ),
    ...rows('nothing changed', said.unchanged, again, { time: { most: 7, mostTimes: 2 } }),
    ...rows('one post changed', said.changed, again, { time: { most: 7, mostTimes: 2 } }),
  ];
}

async function rowsOfMany(size: number, rounds: number): Promise<Row[]> {
  const site = ourSite(`site-${size}`, size);
  const md = plainBlog('md', size);
  const said = await inTurn(
    {
      markdown: () => buildAnew(md),
      kept: () => buildAnew(site, 'social'),
    },
    rounds,
  );
  for (const root of [site, md]) rmSync(root, { recursive: true, force: true });
  const aPost = (costs: readonly Cost[]) => costs.map(({ time }) => (time * 1_000) / size);
  return [
    ...rows('social pictures kept', said.kept, { name: 'plain Markdown', costs: said.markdown }),
    {
      what: 'a post of them',
      values: aPost(said.kept),
      beside: { name: 'plain Markdown', values: aPost(said.markdown) },
      show: (value) => `${value.toFixed(1)} ms`,
      goal: { most: 6 },
    },
  ];
}

function ourSite(name: string, size: number): string {
  const root = copyProject(name, 'test/content');
  mendLinks(root);
  writePosts(root, size);
  return root;
}

function plainBlog(ending: Ending, size: number): string {
  const root = makePlainBlog(`plain-${ending}-${size}`);
  writePosts(root, size, ending);
  return root;
}

/** A build that finds nothing of those before it but, perhaps, one part of the cache. */
function buildAnew(root: string, kept?: string): Promise<Cost> {
  const caches = globSync('node_modules/.astro/{*,*/*}', { cwd: root });
  const isKept = (path: string) => kept && caches.some((each) => each === join(path, kept));
  for (const path of ['dist', '.astro', ...caches])
    if (basename(path) !== kept && !isKept(path))
      rmSync(join(root, path), { recursive: true, force: true });
  return build(root);
}

const shows = {
  time: (value: number) => `${value.toFixed(1)} s`,
  processor: (value: number) => `${value.toFixed(1)} s`,
  memory: (value: number) => `${value.toFixed(0)} MB`,
};

/** Time, processor and memory of the same builds, a row each. */
function rows(
  what: string,
  costs: readonly Cost[],
  beside: { name: string; costs: readonly Cost[] },
  goals: Partial<Record<keyof Cost, Goal>> = {},
): Row[] {
  return (['time', 'processor', 'memory'] as const).map((part) => ({
    what: `${what}: ${part}`,
    values: costs.map((cost) => cost[part]),
    beside: { name: beside.name, values: beside.costs.map((cost) => cost[part]) },
    show: shows[part],
    goal: goals[part],
  }));
}
