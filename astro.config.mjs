import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import sitemap from '@astrojs/sitemap';
import vercel from '@astrojs/vercel';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { affiliateLinks, readPrograms } from './src/adapters/affiliate-links.ts';
import { readBuildEnv } from './src/environment.ts';
import { largestBody } from './src/http-policy.ts';
import { audit } from './src/integrations/audit.ts';
import { precompress } from './src/integrations/precompress.ts';
import { vercelHeaders } from './src/integrations/vercel-headers.ts';

const { siteUrl, contentDir, adapter } = readBuildEnv(process.env);
const programs = readPrograms(`${contentDir}/programs.yaml`);

export default defineConfig({
  site: siteUrl.href,
  cacheDir: `./node_modules/.astro/${contentDir.replaceAll('/', '-')}`,
  adapter:
    adapter === 'vercel' ? vercel() : node({ mode: 'middleware', bodySizeLimit: largestBody }),
  integrations: [
    mdx(),
    sitemap({ filter: isPublicPage }),
    audit(programs),
    adapter === 'vercel' ? vercelHeaders(siteUrl) : precompress(),
  ],
  markdown: {
    syntaxHighlight: 'prism',
    processor: satteri({ features: { rawHtml: true }, hastPlugins: [affiliateLinks(programs)] }),
  },
  build: { inlineStylesheets: 'always' },
  session: false,
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // View transitions are named in style attributes.
      styleDirective: { resources: [{ resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
    // No protocol: behind a proxy that ends TLS it comes from a header that src/server.ts sets.
    allowedDomains: [{ hostname: siteUrl.hostname, ...(siteUrl.port && { port: siteUrl.port }) }],
  },
  vite: { plugins: [tailwindcss()] },
});

/** @param {string} url */
function isPublicPage(url) {
  return !/^\/(api|calls|coaching\/.)/.test(new URL(url).pathname);
}
