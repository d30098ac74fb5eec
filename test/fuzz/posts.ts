import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { mutatedPost } from './mutated-post.ts';
import type { Tried } from './post-batch.ts';

const BATCH = 100;
const MOST_MS = 2_000;
/** A thread that says nothing for so long does not come back. */
const PATIENCE_MS = 40_000;

/** Tries mutated posts, many at a time, and tells what went wrong with which. */
export async function tryPosts(seeds: readonly number[]): Promise<string[]> {
  const failed: string[] = [];
  for (let first = 0; first < seeds.length; first += BATCH)
    failed.push(...(await narrowed(seeds.slice(first, first + BATCH))));
  await end();
  return failed;
}

/** Halves a batch that goes wrong until the posts are known that do. */
async function narrowed(seeds: readonly number[]): Promise<string[]> {
  const { failed, took } = await tried(seeds);
  const tooLong = took > MOST_MS;
  if (failed.length === 0 && !tooLong) return [];
  if (seeds.length > 1) {
    const middle = Math.ceil(seeds.length / 2);
    const halves = [seeds.slice(0, middle), seeds.slice(middle)];
    return [...(await narrowed(halves[0]!)), ...(await narrowed(halves[1]!))];
  }
  const text = mutatedPost(seeds[0]!).bytes.toString();
  const long = tooLong ? [`it takes ${Math.round(took)} ms`] : [];
  return [...failed, ...long].map((says) => `seed ${seeds[0]}: ${says}\n${JSON.stringify(text)}`);
}

async function tried(seeds: readonly number[]): Promise<Tried> {
  const content = contentOf(seeds);
  const worker = (thread ??= new Worker(new URL('./post-worker.ts', import.meta.url), {
    execArgv: [],
  }));
  worker.postMessage(content);
  const late = new AbortController();
  try {
    const answered = once(worker, 'message', { signal: late.signal });
    const hung = wait(PATIENCE_MS, undefined, { signal: late.signal }).then(() => undefined);
    const answer = await Promise.race([answered, hung]);
    if (answer) return answer[0] as Tried;
    await end();
    return { failed: [], took: PATIENCE_MS };
  } catch (fault) {
    await end();
    return { failed: [`the thread ended: ${String(fault)}`], took: 0 };
  } finally {
    late.abort();
    rmSync(content, { recursive: true });
  }
}

let thread: Worker | undefined;

async function end() {
  await thread?.terminate();
  thread = undefined;
}

function contentOf(seeds: readonly number[]): string {
  mkdirSync('.data/test', { recursive: true });
  const content = mkdtempSync('.data/test/fuzz-');
  cpSync('test/content', content, { recursive: true });
  for (const seed of seeds) {
    const folder = `${content}/posts/post-${seed}`;
    mkdirSync(folder);
    const { ending, bytes } = mutatedPost(seed);
    cpSync('test/content/posts/components/desk.jpg', `${folder}/desk.jpg`);
    writeFileSync(`${folder}/data.json`, '{"x": 1}');
    writeFileSync(`${folder}/index.${ending}`, bytes);
  }
  return content;
}
