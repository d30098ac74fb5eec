import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Item } from '../../../src/adapters/wordpress/item.ts';
import { readExport } from '../../../src/adapters/wordpress/read-export.ts';
import { scratchFolder } from '../../support/scratch.ts';

const spaces =
  'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"';
const wxr = (items: string, names = spaces) =>
  `<?xml version="1.0"?><rss ${names}><channel><wp:wxr_version>1.2</wp:wxr_version>${items}</channel></rss>`;

test.each([
  ['characters that XML forbids', 'a\u0001b\u000Bc\u0018d', 'abcd'],
  ['numbers of such', 'a&#1;b&#x10;c&#65;', 'abcA'],
  ['letters of Windows-1252 as Latin-1', 'a\u0092b &#147;c&#x94; d\u0081\u007F', 'a’b “c” d'],
  ['half of a pair', 'a\uD83Db', 'a\uFFFDb'],
  ['entities of HTML', 'a&rsquo;b', 'a&rsquo;b'],
  ['a section that is split', '<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
  ['letters beyond the first plane', '<![CDATA[😀]]>', '😀'],
])('reads %s', async (_, title, read) => {
  const [item] = await itemsOf(wxr(`<item><title>${title}</title></item>`));
  expect(item?.title).toBe(read);
});

test('knows namespaces by their addresses, whatever their prefixes', async () => {
  const names = spaces.replace('xmlns:content', 'xmlns:c').replace('xmlns:excerpt', 'xmlns:e');
  const item = '<item><c:encoded>text</c:encoded><e:encoded>short</e:encoded></item>';
  expect(await itemsOf(wxr(item, names))).toMatchObject([{ content: 'text', excerpt: 'short' }]);
});

test('begins with a mark of the byte order, and in other encodings', async () => {
  const item = '<item><title>für</title></item>';
  expect(await itemsOf(`\uFEFF${wxr(item)}`)).toMatchObject([{ title: 'für' }]);
  const latin = wxr(item).replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"');
  expect(await itemsOf(latin, 'latin1')).toMatchObject([{ title: 'für' }]);
  const wide = wxr(item).replace('version="1.0"', 'version="1.0" encoding="UTF-16"');
  for (const text of [wide, `\uFEFF${wide}`]) {
    expect(await itemsOf(text, 'utf16le')).toMatchObject([{ title: 'für' }]);
    const swapped = Buffer.from(text, 'utf16le').swap16();
    expect(await itemsOf(swapped)).toMatchObject([{ title: 'für' }]);
  }
  // Who turned it into UTF-8 did not say so in it.
  expect(await itemsOf(wide)).toMatchObject([{ title: 'für' }]);
});

test('reads single bytes of Windows-1252 among UTF-8, and letters that chunks divide', async () => {
  const quoted = Buffer.concat(
    ['für ', '\x93caf\xe9\x94', ' – 😀'].map((part, index) =>
      Buffer.from(part, index === 1 ? 'latin1' : 'utf8'),
    ),
  );
  const [before = '', after = ''] = wxr('<item><title>|</title></item>').split('|');
  for (const space of [0, 1, 2, 3]) {
    const filler = ' '.repeat(262_144 - before.length - quoted.length + space);
    const parts = [Buffer.from(before + filler), quoted, Buffer.from(after)];
    expect(await itemsOf(Buffer.concat(parts))).toMatchObject([{ title: 'für “café” – 😀' }]);
  }
});

test('takes what is as long as many chunks', async () => {
  const long = '😀 & '.repeat(200_000);
  const [item] = await itemsOf(
    wxr(`<item><content:encoded><![CDATA[${long}]]></content:encoded></item>`),
  );
  expect(item?.content).toBe(long);
});

test('tells what was said, and not by whom from where', async () => {
  const comment =
    '<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author_email>a@b.example</wp:comment_author_email><wp:comment_author_IP>192.0.2.1</wp:comment_author_IP><wp:comment_approved>1</wp:comment_approved></wp:comment>';
  const [item] = await itemsOf(wxr(`<item>${comment}</item>`));
  expect(item?.comments).toMatchObject([{ id: '7', approved: '1' }]);
  expect(JSON.stringify(item)).not.toMatch(/b\.example|192\.0/);
});

async function itemsOf(xml: string | Buffer, encoding: BufferEncoding = 'utf8'): Promise<Item[]> {
  const file = join(scratchFolder('wxr'), 'a.xml');
  writeFileSync(file, xml, encoding);
  const items: Item[] = [];
  for await (const part of readExport(file)) if ('item' in part) items.push(part.item);
  return items;
}
