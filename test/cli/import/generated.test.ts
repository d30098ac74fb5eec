import fc from 'fast-check';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Report } from '../../../src/cli/import/report.ts';
import { importBlog } from '../../../src/cli/import/run.ts';
import { bodies } from '../../adapters/import/bodies.ts';
import { squeezed, wordsOfHtml, wordsOfMdx } from '../../adapters/import/read-words.ts';
import { copyContent, scratchFolder } from '../../support/scratch.ts';

// How long it takes is the machine's business.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const head = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>`;
const texts = fc.sample(bodies, Number(process.env['BODIES'] ?? 1_000));

describe('a blog of a thousand generated posts', () => {
  let content: string;
  let file: string;
  let report: Report;
  const run = () =>
    importBlog([file], {
      ...{ contentDir: content, siteUrl: new URL('http://localhost'), folder: undefined },
      ...{ fromWeb: false, myIds: [], prettyLinks: undefined, dataDir: `${file}.data` },
      ...{ dry: false, now: new Date('2026-11-24T12:00:00Z') },
    });

  beforeAll(async () => {
    content = copyContent('generated', afterAll);
    file = `${scratchFolder('generated-blog', afterAll)}/export.xml`;
    writeFileSync(file, `${head}${texts.map(post).join('')}</channel></rss>`);
    report = await run();
  });

  test('comes along whole, compiles, and says what it said', async () => {
    expect(report.drafts).toEqual([]);
    expect(report.written).toHaveLength(texts.length);
    for (const [number, html] of texts.entries()) {
      const [, body = ''] = readFileSync(`${content}/posts/post-${number}/index.mdx`, 'utf8').split(
        /(?<=\n)---\n(.*)/s,
      );
      expect(squeezed(await wordsOfMdx(body)), html).toBe(squeezed(wordsOfHtml(html)));
    }
  });

  test('comes along once', async () => {
    const files = () =>
      globSync(`${content}/**/*.*`).map((file) => [file, readFileSync(file, 'latin1')]);
    const before = files();
    expect(await run()).toMatchObject({ written: [], here: texts.length, redirects: 0 });
    expect(files()).toEqual(before);
  });
});

function post(html: string, number: number): string {
  const body = `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return `<item><title>Post ${number}</title><guid>https://old.example/?p=${number}</guid><link>https://old.example/post-${number}/</link><content:encoded>${body}</content:encoded><wp:post_id>${number}</wp:post_id><wp:post_name>post-${number}</wp:post_name><wp:post_date_gmt>2014-05-01 08:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`;
}
