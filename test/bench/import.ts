import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Cost, measure } from './measure.ts';
import { build, copyProject, scriptOf } from './project.ts';
import { proseFrom } from './prose.ts';
import { type Goal, printRows, type Row } from './rows.ts';

const posts = 5_000;
/** A blog of 5,000 posts has 8,000 pictures and 20,000 comments. */
const picturesOf = (posts: number) => Math.round(posts * 1.6);
const commentsPerPost = 4;

/**
 * Prints what a large blog takes to move in, and a second run that finds it there. The builds after it are those of
 * smaller blogs, of `sizes` posts, because all pictures of the large one would be drawn for an hour.
 */
export async function benchImport(sizes: readonly number[]) {
  const large = await moveIn(posts);
  const again = await large.import();
  large.remove();
  const limit = { memory: { most: 300 } };
  printRows(`A blog of ${wordsFor(posts)} moves in`, [
    ...rowsOf('the import', large.cost, limit),
    ...rowsOf('the same again', again, limit),
  ]);
  for (const size of sizes) {
    const { root, remove } = await moveIn(size);
    const goal = { memory: { most: 1_500 } };
    const rows = rowsOf('the build', await build(root), goal);
    remove();
    printRows(`The first build after a blog of ${wordsFor(size)} moved in`, rows);
  }
}

async function moveIn(size: number) {
  const root = copyProject('import', 'test/content');
  await writeExport(join(root, 'old'), size);
  // What limits its memory stands there.
  const { env, words } = scriptOf('import');
  const told = [...words, 'old/export.xml', '--pictures', 'old/uploads', '--json'];
  const run = () => measure(told, root, { ...env, CONTENT_DIR: 'content' });
  const remove = () => rmSync(root, { recursive: true, force: true });
  return { root, cost: await run(), import: run, remove };
}

function wordsFor(size: number): string {
  return `${size} posts, ${picturesOf(size)} pictures and ${size * commentsPerPost} comments`;
}

function rowsOf(
  what: string,
  { time, processor, memory }: Cost,
  goals: Partial<Record<keyof Cost, Goal>>,
): Row[] {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const megabytes = (value: number) => `${Math.round(value)} MB`;
  return [
    { what, values: [time], show: seconds, goal: goals.time },
    { what: `${what}: processor`, values: [processor], show: seconds, goal: goals.processor },
    { what: `${what}: memory`, values: [memory], show: megabytes, goal: goals.memory },
  ];
}

async function writeExport(folder: string, size: number) {
  const months = join(folder, 'uploads/2014/05');
  mkdirSync(months, { recursive: true });
  const jpeg = await sharp({
    create: { width: 1200, height: 800, channels: 3, background: '#963' },
  })
    .jpeg()
    .toBuffer();
  const file = createWriteStream(join(folder, 'export.xml'));
  const write = (text: string) => file.write(text) || once(file, 'drain');
  await write(head);
  for (let number = 0; number < picturesOf(size); number++) {
    writeFileSync(join(months, `picture-${number}.jpg`), numbered(jpeg, number));
    await write(attachmentOf(number));
  }
  for (let number = 0; number < size; number++) await write(postOf(number, size));
  file.end('</channel></rss>');
  await finished(file);
}

/** The build draws pictures of the same bytes once, so each has a comment of its own. */
function numbered(jpeg: Buffer, number: number): Buffer {
  const comment = Buffer.of(0xff, 0xfe, 0, 6, 0, 0, 0, 0);
  comment.writeUInt32BE(number, 4);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

const uploads = 'https://old.example/wp-content/uploads/2014/05';
const head = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>`;

function attachmentOf(number: number): string {
  return `<item><title>Picture ${number}</title><link>https://old.example/picture-${number}/</link><wp:post_id>${100_000 + number}</wp:post_id><wp:post_parent>0</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>${uploads}/picture-${number}.jpg</wp:attachment_url></item>\n`;
}

function postOf(number: number, size: number): string {
  const { words, sentence, paragraph } = proseFrom(number);
  const shown = [number, number + size]
    .filter((picture) => picture < picturesOf(size))
    .map((picture) => `<img src="${uploads}/picture-${picture}-300x200.jpg" alt="${words(4)}" />`);
  const body = [
    ...Array.from(
      { length: 5 },
      () => `<h2>${sentence(4)}</h2>\n${paragraph(5)}\n\n${paragraph(3)}`,
    ),
    `<a href="https://old.example/post-${(number * 7) % size}/">${words(3)}</a>`,
    ...shown,
  ].join('\n\n');
  const said = Array.from(
    { length: commentsPerPost },
    (_, index) =>
      `<wp:comment><wp:comment_id>${number * commentsPerPost + index}</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[${sentence(20)}]]></wp:comment_content></wp:comment>`,
  );
  return `<item><title>${sentence(5)}</title><link>https://old.example/post-${number}/</link><guid>https://old.example/?p=${number + 1}</guid><content:encoded><![CDATA[${body}]]></content:encoded><wp:post_id>${number + 1}</wp:post_id><wp:post_date_gmt>2014-05-01 08:00:00</wp:post_date_gmt><wp:post_name>post-${number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>${ofPlugin(body)}${said.join('')}</item>\n`;
}

/** Most of a large export is what plugins have noted: with it, that of 5,000 posts weighs 100 MB. */
function ofPlugin(body: string): string {
  return `<wp:postmeta><wp:meta_key>_elementor_data</wp:meta_key><wp:meta_value><![CDATA[${body.repeat(5)}]]></wp:meta_value></wp:postmeta>`;
}
