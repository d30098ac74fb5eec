import type { Loader, LoaderContext } from 'astro/loaders';
import type { z } from 'zod';
import type { postSchema } from '../../../domain/blog/post.ts';
import { siteSchema } from '../../../domain/blog/site.ts';
import { published } from '../../../domain/publication.ts';
import { instantOf } from '../../../domain/time/local-time.ts';
import { checkContent, type Rule } from '../faults.ts';
import { folderLoader } from './loader.ts';
import { readYamlFile } from '../yaml/read-yaml.ts';

type PostSchema = ReturnType<typeof postSchema<z.ZodString>>;

/**
 * Loads the posts. A build lets the published ones through and no other: what it has not loaded it can
 * write into no file, the server's included. `astro dev` sees them all. Those are `shown`, once they are loaded.
 */
export function postLoader(
  contentDir: string,
  rule: Rule<PostSchema>,
): Loader & { shown: Promise<LoaderContext['store']> } {
  const loader = folderLoader(contentDir, 'posts', rule);
  const { promise: shown, resolve } = Promise.withResolvers<LoaderContext['store']>();
  return {
    ...loader,
    shown,
    async load(context) {
      await loader.load(context);
      if (!context.watcher) leavePublished(context);
      resolve(context.store);
    },
  };

  function leavePublished({ store }: LoaderContext) {
    const site = readYamlFile(`${contentDir}/site.yaml`);
    const { timeZone } = checkContent({ schema: siteSchema }, site);
    for (const [slug, { data }] of store.entries()) {
      const { draft, publishDate } = rule.schema.parse(data);
      const publishAt = instantOf(publishDate, timeZone);
      if (!published({ draft, publishAt }, new Date())) store.delete(slug);
    }
  }
}
