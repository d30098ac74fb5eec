import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/adapters/content/files.ts';
import { serves } from '../../src/integrations/audit/links.ts';
import { routes, siteAt } from '../../src/integrations/check/routes.ts';
import { readTexts } from '../../src/integrations/check/texts.ts';
import { outDir, siteUrl } from '../support/site.ts';

test('npm run check knows every page that a build makes', async () => {
  const { content } = readContent('test/content');
  if (!content) throw new Error('The content of the tests is broken.');
  const now = new Date();
  const site = siteAt(now, content, await readTexts(content, now), {
    ...routes('.'),
    address: new URL(siteUrl),
  });
  const built = globSync('**/*.html', { cwd: `${outDir}/client` });
  const [comments, others] = [true, false].map((isOf) =>
    built.filter((file) => /^posts\/.*\/comments\//.test(file) === isOf),
  );

  expect([...site.files].filter((file) => file.endsWith('.html')).toSorted()).toEqual(
    others?.toSorted(),
  );
  expect(comments).not.toEqual([]);
  for (const file of comments ?? []) expect(serves(`/${dirname(file)}/`, site)).toBe(true);
});
