import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import sitemap from '@astrojs/sitemap';
import vercel from '@astrojs/vercel';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, logHandlers } from 'astro/config';
import { featuresIn } from './src/adapters/content/places.ts';
import { isOnBreak, lastChanges } from './src/adapters/content/files.ts';
import { readPrograms } from './src/adapters/content/programs.ts';
import { mdxComponents } from './src/adapters/markdown/mdx-components.ts';
import { textPlugins } from './src/adapters/markdown/text-plugins.ts';
import { readSponsors } from './src/adapters/content/sponsorships.ts';
import { headScript } from './src/components/frame/head-script.ts';
import { isOff } from './src/domain/features.ts';
import { readBuildEnv } from './src/environment.ts';
import { largestBody } from './src/http-policy.ts';
import { atOnce } from './src/integrations/at-once.ts';
import { audit } from './src/integrations/audit/audit.ts';
import { checkBeforeBuild } from './src/integrations/check/before-build.ts';
import { checkBesideDev } from './src/integrations/check/beside-dev.ts';
import { contactPage } from './src/integrations/contact-page.ts';
import { finishPages } from './src/integrations/finish-pages.ts';
import { finishedPictures } from './src/integrations/finished-pictures.ts';
import { keptBuilds } from './src/integrations/kept-builds.ts';
import { leanServer } from './src/integrations/lean-server.ts';
import { ownGeneratedFiles } from './src/integrations/own-generated-files.ts';
import { precompress } from './src/integrations/precompress.ts';
import { publishedPictures } from './src/integrations/published-pictures.ts';
import { redirects } from './src/integrations/redirects/redirects.ts';
import { isOfIndex, searchIndex } from './src/integrations/search-index.ts';
import { servedLog } from './src/integrations/served-log.ts';
import { themeColors } from './src/integrations/theme-colors.ts';
import { threads } from './src/integrations/threads.ts';
import { leanSheets } from './src/integrations/lean-sheets.ts';
import { vercelHeaders } from './src/integrations/vercel-headers.ts';
import { wholeServer } from './src/integrations/whole-server.ts';

const { siteUrl, contentDir, adapter } = readBuildEnv(process.env);
const cacheDir = `./node_modules/.astro/${contentDir.replaceAll('/', '-')}`;
const features = featuresIn(contentDir);
const programs = readPrograms(`${contentDir}/programs.yaml`);
/** @type {Map<string, Date>} */
let changes = new Map();
let onBreak = false;
const finished = new Map();
/** Pages of comments that all stand under their post. */
const unneeded = new Set();
const everywhere = textPlugins(programs, readSponsors(contentDir));

export default defineConfig({
  site: siteUrl.href,
  cacheDir,
  adapter:
    adapter === 'vercel' ? vercel() : node({ mode: 'middleware', bodySizeLimit: largestBody }),
  integrations: [
    ownGeneratedFiles(),
    keptBuilds(),
    contactPage(features.contactForm),
    checkBeforeBuild(contentDir, siteUrl, (content) => {
      changes = lastChanges(content);
      onBreak = isOnBreak(content, new Date());
    }),
    checkBesideDev(contentDir),
    // A processor of its own: rawHtml, which .md needs, forgets in which line a component stands.
    mdx({ processor: satteri({ hastPlugins: [mdxComponents(), ...everywhere] }) }),
    leanSheets(),
    finishPages(finished, (path) => unneeded.add(path)),
    sitemap({ filter: isPublicPage, serialize: withLastChange }),
    publishedPictures(contentDir, finished),
    wholeServer(adapter, { siteUrl, contentDir }),
    atOnce(
      audit(programs, contentDir, finished),
      redirects(contentDir, adapter),
      searchIndex(finished),
      ...(adapter === 'node' ? [precompress(finished, (file) => !isOfIndex(file))] : []),
    ),
    adapter === 'vercel' ? vercelHeaders(siteUrl) : precompress(finished, isOfIndex),
  ],
  markdown: {
    syntaxHighlight: 'prism',
    processor: satteri({ features: { rawHtml: true }, hastPlugins: everywhere }),
  },
  build: { inlineStylesheets: 'always', concurrency: 4 },
  image: { service: { entrypoint: './src/adapters/web/picture-service.ts' } },
  session: false,
  logger: logHandlers.console(),
  // The fields of a post complete themselves in an editor with Astro's extension.
  experimental: { contentIntellisense: true },
  security: {
    // src/middleware.ts asks where a request comes from, and knows which routes others may ask.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      scriptDirective: { hashes: [hashOf(headScript)] },
      // View transitions are named in style attributes.
      styleDirective: { resources: [{ resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
    // No protocol: behind a proxy that ends TLS it comes from a header that src/server.ts sets.
    allowedDomains: [{ hostname: siteUrl.hostname, ...(siteUrl.port && { port: siteUrl.port }) }],
  },
  vite: {
    // What the site writes is no source: a database changes all the time, and builds have many files.
    server: { watch: { ignored: [isWritten] } },
    plugins: [
      themeColors(contentDir),
      tailwindcss(),
      leanServer({ contentDir, cacheDir }),
      threads(),
      servedLog(),
      finishedPictures(),
    ],
    build: {
      rolldownOptions: {
        onLog(level, log, handle) {
          // Astro marks every .mdx with a directive of its own, and the bundler warns of each.
          const own = log.code === 'MODULE_LEVEL_DIRECTIVE' && log.message.includes('use astro:');
          if (!own) handle(level, log);
        },
      },
    },
  },
});

/**
 * @param {string} script
 * @returns {`sha256-${string}`}
 */
function hashOf(script) {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** @param {string} path */
function isWritten(path) {
  const below = relative('', path);
  const isContent = `${contentDir}/`.startsWith(`${below}/`) || below.startsWith(`${contentDir}/`);
  return /^\.(data|builds)(\/|$)/.test(below) && !isContent;
}

/**
 * @template {{ url: string, lastmod?: string }} Item
 * @param {Item} item
 */
function withLastChange(item) {
  const [, slug = ''] = /\/posts\/([^/]+)\/$/.exec(item.url) ?? [];
  const lastmod = changes.get(slug)?.toISOString();
  return lastmod ? { ...item, lastmod } : item;
}

/** @param {string} url */
function isPublicPage(url) {
  const { pathname } = new URL(url);
  if (onBreak && pathname === '/coaching/') return false;
  if (unneeded.has(pathname)) return false;
  return !isOff(pathname, features) && !/^\/(api|calls|coaching\/.|comments|resend)/.test(pathname);
}
