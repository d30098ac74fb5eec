import { expect, test } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';
import { untagged } from './audited-html.ts';
import { runAudit as run } from './run-audit.ts';

test('what an audit has read counts in the next one as it did, and what changed is read anew', async () => {
  const kept = scratchFolder('kept');
  const pages = {
    'a/index.html': `<h1 id="a">A</h1>${untagged}`,
    'b/index.html': '<a href="/a/#a">a</a>',
  };
  const first = await run(pages, {}, kept);
  const second = await run(pages, {}, kept);
  const mended = await run({ ...pages, 'a/index.html': '<h1 id="b">A</h1>' }, {}, kept);

  expect(first.error).toContain('Your id for Amazon is missing');
  expect(second).toEqual(first);
  expect(mended.error).toContain('The page has no heading of that name');
  expect(mended.error).not.toContain('Your id for Amazon is missing');
});

test('a finished page that an audit has read is not read again, unless somebody pays for it since', async () => {
  const kept = scratchFolder('kept');
  const file = 'posts/a/index.html';
  const runWith = (html: string, hash: string, content = {}) =>
    run({ [file]: html }, content, kept, new Map([[file, hash]]));
  const paidBy = {
    'posts/a/index.mdx': '---\ntitle: A\nassignment: lamp\n---\n',
    'assignments/lamp.yaml': 'sponsor: lamps\nwhat: A lamp\ndeadline: 2025-02-10 17:00\n',
    'sponsors/lamps.yaml': 'name: Lamps\nurl: https://www.lamps.example/\n',
  };
  const link = '<p data-disclosure>Paid.</p><a href="https://lamps.example/a">x</a>';
  expect((await runWith('<h1>A</h1>', 'a')).error).toBeUndefined();
  expect((await runWith(untagged, 'a')).error).toBeUndefined();
  expect((await runWith(untagged, 'b')).error).toContain('Your id for Amazon is missing');
  expect((await runWith(link, 'a', paidBy)).error).toContain('Nothing tells search engines');
});
