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
