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
        // It would replace the policy that Astro computes for a page; X-Frame-Options says the same.
        const { 'Content-Security-Policy': _, ...headers } = securityHeaders(siteUrl);
        output.routes.unshift({ src: '^/.*$', headers, continue: true });
        await writeFile(config, JSON.stringify(output, undefined, 2));
      },
    },
  };
}
