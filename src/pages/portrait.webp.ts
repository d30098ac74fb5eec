import { colors, portraitFile, site } from '../adapters/content/collections.ts';
import { portrait } from '../adapters/web/portrait.ts';

/** Who writes here. One address for pages and search engines, whether there is a photograph or not. */
export async function GET(): Promise<Response> {
  const { author } = await site();
  const picture = await portrait(
    { photo: await portraitFile(), name: author },
    (await colors()).art,
  );
  return new Response(picture, { headers: { 'Content-Type': 'image/webp' } });
}
