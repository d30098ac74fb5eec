import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { securityHeaders } from '../http-policy.ts';

/** Tells Vercel the headers of every answer; the adapter offers no place for them. */
export function vercelHeaders(siteUrl: URL): AstroIntegration {
  let config: URL;
  return {
    name: 'vercel-headers',
    hooks: {
      'astro:config:done': (options) => {
        config = new URL('.vercel/output/config.json', options.config.root);
      },
      'astro:build:done': async () => {
        const output = JSON.parse(await readFile(config, 'utf8'));
        const { 'Content-Security-Policy': policy, ...headers } = securityHeaders(siteUrl);
        output.routes.unshift(
          { src: '^/.*$', headers, continue: true },
          // It would replace the policy that a page on demand says itself.
          {
            src: filesOnly(output.routes),
            headers: { 'Content-Security-Policy': policy },
            continue: true,
          },
        );
        await writeFile(config, JSON.stringify(output, undefined, 2));
      },
    },
  };
}

function filesOnly(routes: { src?: string; dest?: string }[]): string {
  const onDemand = routes.flatMap(({ src, dest }) => (dest === '_render' && src ? [src] : []));
  return `^(?!${onDemand.map((src) => src.replace(/^\^/, '')).join('|')})/.*$`;
}
