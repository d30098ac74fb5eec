import type { APIContext } from 'astro';
import { coaching } from '../adapters/content/collections.ts';

export async function GET({ site }: APIContext): Promise<Response> {
  const sitemap = new URL('/sitemap-index.xml', site).href;
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    ...((await coaching()) ? ['Disallow: /coaching/manage/'] : []),
    '',
    `Sitemap: ${sitemap}`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain' } });
}
