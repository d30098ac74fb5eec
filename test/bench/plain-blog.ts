import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeProject } from './project.ts';

const files = {
  'package.json': '{ "name": "plain", "type": "module" }',
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({ integrations: [mdx()] });
`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const posts = defineCollection({
  loader: glob({ base: './content/posts', pattern: '*/index.{md,mdx}' }),
  schema: z.object({ title: z.string(), description: z.string(), publishDate: z.coerce.date() }),
});
export const collections = { posts };
`,
  'src/components/Callout.astro': '<aside><p>{Astro.props.title}</p><slot /></aside>\n',
  'src/pages/[slug].astro': `---
import { getCollection, render } from 'astro:content';
import Callout from '../components/Callout.astro';

export async function getStaticPaths() {
  const posts = await getCollection('posts');
  return posts.map((post) => ({ params: { slug: post.id }, props: { post } }));
}

const { post } = Astro.props;
const { Content } = await render(post);
---

<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>{post.data.title}</title>
    <meta name="description" content={post.data.description} />
  </head>
  <body>
    <h1>{post.data.title}</h1>
    <time>{post.data.publishDate.toISOString()}</time>
    <Content components={{ Callout }} />
  </body>
</html>
`,
};

/** The least that Astro needs to show the posts in its content/: no list, no feed, no style. Returns its folder. */
export function makePlainBlog(name: string): string {
  const root = makeProject(name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
