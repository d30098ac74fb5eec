import type { Thing } from 'schema-dts';
import { brotli } from '../adapters/brotli.ts';
import { jsonLd } from '../adapters/web/schema-org.ts';
import { linkMark, threadMark } from '../domain/comments/under-post.ts';

/** What a server sends before it has to wait for an answer, and what the headers and TLS take of it. */
const flight = 14_600;
const headers = 700;
const tls = 1_100;
/** So many bytes of a page come along at once. */
export const mostAtOnce = flight - headers - tls;
const mostForComments = 3_000;
/** The quality of Brotli for pages that take more: fourteen times as long as what the others have, and 6 % smaller. */
export const forFullPages = 10;
/** No page gets smaller by it: one that takes still more comes no sooner, and is not worth the time. */
export const gain = 0.85;

/** The page of a post with its first threads, and whether these are all. */
export function withThreads(html: string, count: number) {
  const [head = '', ...threads] = html.split(threadMark);
  const [list = '', link = '', after = ''] = (threads.pop() ?? '').split(linkMark);
  const shown = threads.slice(0, count);
  const { before, isWhole } = tellOf(head, commentsIn(shown));
  const all =
    count > 0 ? before + shown.join('') + list : (before + list).replace(/<ol>\s*<\/ol>/, '');
  return { html: all + (isWhole ? '' : link) + after, isWhole };
}

/** How many of the threads that are in the page of a post fit there. */
export async function countThatFits(html: string): Promise<number> {
  const [head = '', ...threads] = html.split(threadMark).slice(0, -1);
  const { length } = threads;
  const sizeOf = (count: number, quality?: number) =>
    compressedSize(withThreads(html, count).html, quality);
  /** What threads take by themselves, which is more than they add to a page of the same words. */
  const sizeAlone = (count: number) => {
    const [told = ''] = data.exec(tellOf(head, commentsIn(threads.slice(0, count))).before) ?? [];
    return compressedSize(told + threads.slice(0, count).join(''));
  };
  const bare = await sizeAlone(0);
  // To measure a page takes time, and most have few threads that all fit.
  const isLittle = (await sizeAlone(length)) - bare <= mostForComments;
  if (isLittle && (await sizeOf(length)) <= mostAtOnce) return length;
  const room = Math.min(mostAtOnce - (await sizeOf(0)), mostForComments);
  let [fits, tooMany] = [0, length + 1];
  while (tooMany - fits > 1) {
    const count = (fits + tooMany) >> 1;
    if ((await sizeAlone(count)) - bare <= room) fits = count;
    else tooMany = count;
  }
  if (fits > 0) return fits;
  for (const count of [length, 1]) {
    const isFew = (await sizeAlone(count)) - bare <= mostForComments;
    const mayFit = isFew && (await sizeOf(count)) * gain <= mostAtOnce;
    if (mayFit && (await sizeOf(count, forFullPages)) <= mostAtOnce) return count;
  }
  return 0;
}

/** A little more than the host sends, which takes longer to compress. */
async function compressedSize(html: string, quality = 5): Promise<number> {
  return (await brotli(Buffer.from(html), quality)).length;
}

const data = /(?<=<script type="application\/ld\+json">)[^<]*"commentCount"[^<]*(?=<\/script>)/;

type Discussed = Thing & { commentCount?: number; comment?: unknown[] };

/** The page with what search engines are told of the first comments alone, and whether these are all. */
function tellOf(html: string, count: number) {
  let isWhole = false;
  const before = html.replace(data, (json) => {
    const { '@graph': things } = JSON.parse(json) as { '@graph': Discussed[] };
    for (const thing of things) {
      isWhole ||= thing.commentCount === count;
      if (thing.comment) thing.comment = thing.comment.slice(0, count);
    }
    return jsonLd(things);
  });
  return { before, isWhole };
}

function commentsIn(threads: readonly string[]): number {
  return threads.join('').split('<li id="c-').length - 1;
}
