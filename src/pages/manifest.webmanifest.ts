import { colors, site } from '../adapters/content/collections.ts';

export async function GET(): Promise<Response> {
  const { name, description, locale } = await site();
  const { paper } = await colors();
  const icons = [192, 512].map((size) => ({
    src: `/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  }));
  const manifest = {
    name,
    short_name: name,
    description,
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'browser',
    background_color: paper.day,
    theme_color: paper.day,
    icons,
  };
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json' } });
}
