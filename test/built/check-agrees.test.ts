import { globSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { contentWith } from '../support/texts/content-with.ts';
import { doubtful } from '../support/texts/doubtful.ts';
import { fine } from '../support/texts/fine.ts';
import { runBuild } from '../support/run.ts';
import { siteUrl } from '../support/site.ts';

// How long a build takes is the machine's business.
vi.setConfig({ testTimeout: 300_000 });

// Where check stops a site, the build stops in its words: see integrations/check/before-build.
test('a build passes what check lets pass', async () => {
  const passing = [
    ...doubtful.map(([what, text, , ending]) => [what, text, ending] as const),
    ...fine,
  ];
  const content = contentWith(
    'passing',
    passing.map(([what, text, ending = 'mdx']) => [what, text, ending]),
  );
  await shrinkPictures(content);
  const { status, said } = runBuild(content, { SITE_URL: siteUrl });

  expect(said).not.toContain('[ERROR]');
  expect(status).toBe(0);
});

/** To encode them takes as long as all the rest, and how they look is no concern here. */
async function shrinkPictures(content: string) {
  const dot = sharp({ create: { width: 8, height: 6, channels: 3, background: '#a33' } });
  const photo = await dot.jpeg().toBuffer();
  for (const file of globSync(`${content}/**/*.{jpg,JPG,png}`)) writeFileSync(file, photo);
}
