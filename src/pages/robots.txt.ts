import type { APIContext } from 'astro';

export function GET({ site }: APIContext): Response {
  const sitemap = new URL('/sitemap-index.xml', site).href;
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /coaching/manage/',
    '',
    `Sitemap: ${sitemap}`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain' } });
}
