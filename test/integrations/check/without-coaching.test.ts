import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

test('without coaching.yaml nothing leads to calls, and nobody sees the text of their page', async () => {
  const content = copyContent('without-coaching');
  rmSync(`${content}/coaching.yaml`);
  const { errors, warnings } = await check(content, new URL('http://localhost'), () => new Date());
  const where = (lines: string[]) => lines.map((line) => line.replace(/:\d+ /, ': '));

  expect(new Set(where(errors))).toEqual(
    new Set([
      `${content}/posts/components/index.mdx: <BookACall>: there is no coaching.yaml, so there is nothing to book. Write one, or remove this`,
    ]),
  );
  expect(warnings).toContain(
    `${content}/pages/coaching.mdx: nobody sees it, because there is no coaching.yaml`,
  );
});

test('a site needs no more than a site.yaml', async () => {
  const { errors, warnings } = await check(
    'test/sites/least',
    new URL('http://localhost'),
    () => new Date(),
  );

  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
});
