import { site } from '../adapters/content/collections.ts';

/** Like the paper of the theme by day, which a manifest cannot name in oklch. */
const paper = '#fbf5ea';

export async function GET(): Promise<Response> {
  const { name, description, locale } = await site();
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
    background_color: paper,
    theme_color: paper,
    icons,
  };
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json' } });
}
