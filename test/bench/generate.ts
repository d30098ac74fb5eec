import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileOf } from '../../src/adapters/content/comments/comment-file.ts';
import { proseFrom } from './prose.ts';

const tags = Array.from({ length: 30 }, (_, index) => proseFrom(index + 90_000).words(1));
const dayLength = 86_400_000;
const amazon = 'https://www.amazon.com/dp/0804140847';

export type Ending = 'md' | 'mdx';

/** Writes `count` posts of 800 words into content/ of a project, in the place of those that are there and their comments. */
export function writePosts(root: string, count: number, ending: Ending = 'mdx') {
  for (const place of ['posts', 'comments'])
    rmSync(join(root, 'content', place), { recursive: true, force: true });
  for (let number = 0; number < count; number++) writePost(root, number, count, { ending });
}

/** Writes ten comments under each of `count` posts; every third answers the one before it. */
export function writeComments(root: string, count: number) {
  for (let number = 0; number < count * 10; number++) {
    const { words, sentence } = proseFrom(number + 50_000);
    const post = `post-${Math.floor(number / 10)}`;
    const { path, yaml } = fileOf({
      ...{ post, id: idOf(number), name: words(2), text: `${sentence(20)}\n\n${sentence(12)}` },
      ...{ date: new Date(Date.UTC(2026, 1, 1) + number * 1_000), author: false },
      answers: number % 3 === 2 ? idOf(number - 1) : undefined,
    });
    const file = join(root, 'content/comments', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, yaml);
  }
}

function idOf(number: number): string {
  return `c${String(number).padStart(6, '0')}`;
}

/** @param how another version gives another text; in Markdown a component is an element that nobody knows */
export function writePost(
  root: string,
  number: number,
  count: number,
  { version = 0, ending = 'mdx' }: { version?: number; ending?: Ending } = {},
) {
  const folder = join(root, `content/posts/post-${number}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `index.${ending}`), postOf(number, count, version));
}

function postOf(number: number, count: number, version: number): string {
  const { below, words, sentence, paragraph } = proseFrom(number + version * 10_000);
  // What it is about stays.
  const { pick } = proseFrom(number);
  const date = new Date(Date.UTC(2026, 0, 1) - number * 2 * dayLength).toISOString().slice(0, 10);
  const chapters = Array.from({ length: 5 }, () => [
    `## ${sentence(4)}`,
    paragraph(5),
    `${sentence(10)} [${words(3)}](/posts/post-${below(count)}/)`,
    `*${words(4)}* ${paragraph(3)}`,
    `- ${words(8)}\n- **${words(2)}** ${words(6)}`,
  ]);
  const isPart = number % 10 === 0;
  const fields = [
    `title: "${sentence(5)}"`,
    `description: "${sentence(18)}"`,
    `publishDate: ${date}`,
    `tags: [${[...new Set([pick(tags), pick(tags), pick(tags)])].join(', ')}]`,
    ...(isPart ? [`series: The ${pick(tags)} series`] : []),
  ];
  const links = [amazon, 'https://example.com/'].map((url) => `[${words(3)}](${url})`);
  const callout = `<Callout title="${words(3)}">\n  ${sentence(10)}\n</Callout>`;
  const body = [
    paragraph(6),
    ...chapters.flat(),
    `> ${sentence(14)}`,
    `${sentence(8)} ${links.join(' ')}`,
    ...(isPart ? [callout] : []),
  ];
  return `---\n${fields.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

/** Leads the links of the other texts, whose posts are no longer there, to one that is, and old addresses nowhere. */
export function mendLinks(root: string) {
  rmSync(join(root, 'content/redirects.yaml'), { force: true });
  // The portrait lies beside one of the posts that go.
  const site = join(root, 'content/site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^portrait:.*\n/m, ''));
  for (const path of globSync('content/{pages,reading}/*.mdx', { cwd: root })) {
    const text = readFileSync(join(root, path), 'utf8');
    writeFileSync(join(root, path), text.replaceAll(/\/posts\/[^/]+\//g, '/posts/post-0/'));
  }
}
