import { cacheDir } from 'astro:config/server';
import { colors, site } from '../adapters/content/collections.ts';
import { socialPicture } from '../adapters/web/social-picture.ts';

/** The picture of every page that has none of its own. */
export async function GET(): Promise<Response> {
  const { name, tagline } = await site();
  const picture = await socialPicture(
    { title: tagline, siteName: name, slug: name },
    {
      cacheDir,
      paint: (await colors()).art,
    },
  );
  return new Response(picture, { headers: { 'Content-Type': 'image/png' } });
}
