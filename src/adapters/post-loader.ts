import { readFile } from 'node:fs/promises';
import { type Loader, glob } from 'astro/loaders';
import { parse } from 'yaml';
import { z } from 'zod';
import { postSchema, published, publishInstant } from '../domain/blog/post.ts';
import { siteSchema } from '../domain/blog/site.ts';
import { strictly } from './content-loader.ts';
import { refuseMissing } from './references.ts';

/**
 * Loads the posts below a folder. A build lets the published ones through and no other: what it has
 * not loaded it can write into no file, the server's included. `astro dev` sees them all.
 * @throws Error when a post names a related post that does not exist
 */
export function postLoader(contentDir: string): Loader {
  const files = glob({
    base: `${contentDir}/posts`,
    pattern: '*/index.{md,mdx}',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  });
  const schema = postSchema(z.string());
  const loader = strictly(files, schema);
  return {
    ...loader,
    async load(context) {
      await loader.load(context);
      const slugs = context.store.keys();
      const posts = context.store
        .entries()
        .map(([slug, { data, filePath }]) => ({ slug, filePath, ...schema.parse(data) }));
      for (const { filePath, related } of posts)
        refuseMissing({ filePath, field: 'related', wanted: related, present: slugs });
      if (context.watcher) return;

      const timeZone = await readTimeZone(`${contentDir}/site.yaml`);
      for (const { slug, draft, publishDate } of posts) {
        const publishAt = publishInstant(publishDate, timeZone);
        if (!published({ draft, publishAt }, new Date())) context.store.delete(slug);
      }
    },
  };
}

async function readTimeZone(file: string): Promise<string> {
  const { timeZone } = parse(await readFile(file, 'utf8')) ?? {};
  const zone = siteSchema.shape.timeZone.safeParse(timeZone);
  if (!zone.success) throw new Error(`${file} timeZone: ${z.prettifyError(zone.error)}`);
  return zone.data;
}
