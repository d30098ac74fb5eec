import { expect, test } from 'vitest';
import { cdata, good, said } from './audited-html.ts';
import { runAudit as run } from './run-audit.ts';

const theirs = 'Lamps paid for this post. Their links are paid links.';
const sponsored = {
  'posts/lamp/index.mdx':
    '---\ntitle: A lamp\nassignment: lamp\n---\n\nSee [x](https://lamps.example/a).\n',
  'assignments/lamp.yaml': 'sponsor: lamps\nwhat: A lamp\ndeadline: 2025-02-10 17:00\n',
  'sponsors/lamps.yaml': `name: Lamps\nurl: https://www.lamps.example/\nwording: ${theirs}\n`,
};
const paidBy = `<p data-disclosure>${theirs}</p>`;
const lamp = '<a href="https://lamps.example/a" rel="sponsored">x (paid link)</a>';
const wrapped = 'https://network.example/click?id=7&amp;url=https%3A%2F%2Flamps.example%2Fa';

test.each([
  ['a link', paidBy + lamp],
  ['a link of a program beside it', `${paidBy}${said}${lamp}${good}`],
  ['no link', paidBy],
])('lets a sponsored post with %s through', async (_, html) => {
  const files = { 'posts/lamp/index.html': html, 'rss.xml': itemAt('/posts/lamp/', html) };
  expect(await run(files, sponsored)).toEqual({ error: undefined, warnings: [] });
});

test.each([
  ['that does not say so', '<p>A lamp.</p>', /before its text nothing says so/],
  ['that says something else', `${said}<p>A lamp.</p>`, /before its text nothing says so/],
  ['that says so below its link', lamp + paidBy, /Nothing above it tells readers/],
  [
    'whose link is unmarked',
    paidBy + lamp.replace('sponsored', ''),
    /Nothing tells search engines/,
  ],
  ['whose link has no label', paidBy + lamp.replace(' (paid link)', ''), /do not say “paid link”/],
  [
    'whose link carries an id',
    paidBy + lamp.replace('https://lamps.example/a', wrapped),
    /Lamps has paid already/,
  ],
])('fails the build on a sponsored post %s', async (_, html, message) => {
  const onPage = await run({ 'posts/lamp/index.html': html }, sponsored);
  const inItem = await run({ 'rss.xml': itemAt('/posts/lamp/', html) }, sponsored);

  expect(onPage.error).toMatch(message);
  expect(inItem.error).toMatch(message);
});

test.each(['//', '/\\', '\\\\', ' //', '/\t/', '/\n/'])(
  'knows the sponsor’s address that begins with %j, as a browser does',
  async (slashes) => {
    const html = `${paidBy}<a href="${slashes}lamps.example/a">x (paid link)</a>`;
    const { error } = await run({ 'posts/lamp/index.html': html }, sponsored);
    expect(error).toMatch(
      /Nothing tells search engines|Lamps has paid already|Write https:\/\/lamps\.example\/a/,
    );
  },
);

test('names the file and the line where the author wrote it', async () => {
  const html = `${paidBy}<a href="https://lamps.example/a">x</a>`;
  const { error } = await run(
    { 'posts/lamp/index.html': html, 'rss.xml': itemAt('/posts/lamp/', html) },
    sponsored,
  );
  expect(error).toContain('  content/posts/lamp/index.mdx:6\n    https://lamps.example/a\n');
});

function itemAt(path: string, html: string): string {
  return cdata(html).replace('https://amazon.com/', `https://desk.example${path}`);
}
