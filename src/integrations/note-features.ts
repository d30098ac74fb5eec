import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { featuresIn } from '../adapters/content/places.ts';

/** Notes beside the server what its content turns on: it may be started where the texts are not. */
export function noteFeatures(contentDir: string): AstroIntegration {
  let server: URL;
  return {
    name: 'note-features',
    hooks: {
      'astro:config:done'({ config }) {
        ({ server } = config.build);
      },
      async 'astro:build:done'() {
        const features = JSON.stringify(featuresIn(contentDir));
        await writeFile(new URL('features.json', server), features);
      },
    },
  };
}
