import type { Loader } from 'astro/loaders';
import { z } from 'zod';
import { postSchema, published, publishInstant } from '../domain/blog/post.ts';
import { siteSchema } from '../domain/blog/site.ts';
import { checkContent } from './content-faults.ts';
import { folderLoader } from './content-loader.ts';
import { readYamlFile } from './read-yaml.ts';
import { refuseMissingPicture, refuseUnknown } from './references.ts';

/**
 * Loads the posts. A build lets the published ones through and no other: what it has not loaded it can
 * write into no file, the server's included. `astro dev` sees them all.
 */
export function postLoader(contentDir: string): Loader {
  const schema = postSchema(z.string());
  const loader = folderLoader(contentDir, 'posts', schema, ({ related, cover }, yaml) => {
    refuseUnknown(yaml, 'related', related, [contentDir, 'posts']);
    if (cover) refuseMissingPicture(yaml, ['cover', 'src'], cover.src);
  });
  return {
    ...loader,
    async load(context) {
      await loader.load(context);
      if (context.watcher) return;

      const { timeZone } = checkContent(siteSchema, readYamlFile(`${contentDir}/site.yaml`));
      for (const [slug, { data }] of context.store.entries()) {
        const { draft, publishDate } = schema.parse(data);
        const publishAt = publishInstant(publishDate, timeZone);
        if (!published({ draft, publishAt }, new Date())) context.store.delete(slug);
      }
    },
  };
}
