import type { APIContext, InferGetStaticPropsType } from 'astro';
import { cacheDir } from 'astro:config/server';
import { colors, posts, site } from '../../../adapters/content/collections.ts';
import { socialPicture } from '../../../adapters/web/social-picture.ts';
import { sponsoredBy } from '../../../domain/paid/sponsored.ts';

export async function getStaticPaths() {
  return (await posts()).map((post) => ({ params: { slug: post.slug }, props: { post } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export async function GET({ props: { post } }: APIContext<Props>): Promise<Response> {
  const { name } = await site();
  // Astro knows the file, its types don't say so.
  const cover = post.cover?.src as { fsPath?: string } | undefined;
  const picture = await socialPicture(
    {
      title: post.title,
      mark: post.sponsor && sponsoredBy(post.sponsor),
      siteName: name,
      slug: post.slug,
      scene: post.scene,
      photo: cover?.fsPath,
    },
    { cacheDir, paint: (await colors()).art },
  );
  return new Response(picture, { headers: { 'Content-Type': 'image/png' } });
}
