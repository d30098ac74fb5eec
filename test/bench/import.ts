import { once } from 'node:events';
import { cpSync, createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { printTable } from '../support/table.ts';
import { type Cost, measure } from './measure.ts';
import { build, copyProject } from './project.ts';
import { proseFrom } from './prose.ts';

const posts = 5_000;
const pictures = 8_000;
const comments = 20_000;

/** Prints what a large blog takes to move in, a second run that finds it there, and the build of the site after it. */
export async function benchImport() {
  const root = copyProject('import', 'test/content');
  await writeExport(join(root, 'old'));
  const words = [...nodeWords(), 'old/export.xml'];
  const rows = [['step', 'time', 'processor', 'memory']];
  const add = (step: string, { time, processor, memory }: Cost) =>
    rows.push([step, ...[time, processor].map(seconds), `${Math.round(memory)} MB`]);
  const told = [...words, '--pictures', 'old/uploads', '--json'];
  for (const step of ['the import', 'the same again'])
    add(step, await measure(told, root, { CONTENT_DIR: 'content' }));
  add('the build', await build(root));
  const heading = `A blog of ${posts} posts, ${pictures} pictures and ${comments} comments moves in`;
  printTable(heading, rows);
  rmSync(root, { recursive: true, force: true });
}

function seconds(count: number): string {
  return `${count.toFixed(1)} s`;
}

/** As npm starts it: what limits its memory stands there. */
function nodeWords(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return scripts.import.replace(/^exec node /, '').split(' ');
}

async function writeExport(folder: string) {
  const months = join(folder, 'uploads/2014/05');
  mkdirSync(months, { recursive: true });
  const first = join(folder, 'picture.jpg');
  await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#963' } })
    .jpeg()
    .toFile(first);
  const file = createWriteStream(join(folder, 'export.xml'));
  const write = (text: string) => file.write(text) || once(file, 'drain');
  await write(head);
  for (let number = 0; number < pictures; number++) {
    cpSync(first, join(months, `picture-${number}.jpg`));
    await write(attachmentOf(number));
  }
  for (let number = 0; number < posts; number++) await write(postOf(number));
  file.end('</channel></rss>');
  await finished(file);
}

const uploads = 'https://old.example/wp-content/uploads/2014/05';
const head = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>`;

function attachmentOf(number: number): string {
  return `<item><title>Picture ${number}</title><link>https://old.example/picture-${number}/</link><wp:post_id>${100_000 + number}</wp:post_id><wp:post_parent>0</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>${uploads}/picture-${number}.jpg</wp:attachment_url></item>\n`;
}

function postOf(number: number): string {
  const { words, sentence, paragraph } = proseFrom(number);
  const shown = Array.from({ length: number < pictures - posts ? 2 : 1 }, (_, index) => {
    const picture = number + index * posts;
    return `<img src="${uploads}/picture-${picture}-300x200.jpg" alt="${words(4)}" />`;
  });
  const body = [
    ...Array.from(
      { length: 5 },
      () => `<h2>${sentence(4)}</h2>\n${paragraph(5)}\n\n${paragraph(3)}`,
    ),
    `<a href="https://old.example/post-${(number * 7) % posts}/">${words(3)}</a>`,
    ...shown,
  ].join('\n\n');
  const said = Array.from(
    { length: comments / posts },
    (_, index) =>
      `<wp:comment><wp:comment_id>${number * 4 + index}</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[${sentence(20)}]]></wp:comment_content></wp:comment>`,
  );
  return `<item><title>${sentence(5)}</title><link>https://old.example/post-${number}/</link><guid>https://old.example/?p=${number + 1}</guid><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_id>${number + 1}</wp:post_id><wp:post_date_gmt>2014-05-01 08:00:00</wp:post_date_gmt><wp:post_name>post-${number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${said.join('')}</item>\n`;
}
