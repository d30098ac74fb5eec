import { expect, test } from 'vitest';
import { check } from '../../src/integrations/check/check.ts';
import { contentWith } from '../support/texts/content-with.ts';
import { doubtful } from '../support/texts/doubtful.ts';
import { fine } from '../support/texts/fine.ts';
import { stopping } from '../support/texts/stopping.ts';
import { runBuild } from '../support/run.ts';
import { siteUrl } from '../support/site.ts';

// The build itself, over one folder with a post for each text: what errors it is told together.
test('a build stops at all that check says stops the site, in the same words', async () => {
  const content = contentWith(
    'stopping',
    stopping.map(([what, text, , ending = 'mdx']) => [what, text, ending]),
  );
  const { errors } = await check(content, new URL(siteUrl), () => new Date());
  const { status, said } = runBuild(content, { SITE_URL: siteUrl });

  expect(status).toBe(1);
  expect(said.split('\n').filter((line) => line.startsWith(`  ${content}`))).toEqual(
    errors.map((line) => `  ${line}`),
  );
  expect(said).not.toMatch(/^\s+at |Stack trace/m);
});

test('a build passes what check lets pass', async () => {
  const passing = [
    ...doubtful.map(([what, text, , ending]) => [what, text, ending] as const),
    ...fine,
  ];
  const content = contentWith(
    'passing',
    passing.map(([what, text, ending = 'mdx']) => [what, text, ending]),
  );
  const { status, said } = runBuild(content, { SITE_URL: siteUrl });

  expect(said).not.toContain('[ERROR]');
  expect(status).toBe(0);
});
