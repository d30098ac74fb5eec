import { posix } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { AstroIntegration } from 'astro';
import { readContent } from '../../adapters/content/files.ts';
import { merge } from './findings.ts';
import { checkImports } from './imports.ts';
import { readTexts } from './texts.ts';

/**
 * While `npm run dev` runs, says what is wrong with a page in the words of `npm run check`, in its place in the
 * browser and in the terminal. Each visit looks at the files anew, so nothing mended is held against the author.
 */
export function checkBesideDev(contentDir: string): AstroIntegration {
  let told = '';
  return {
    name: 'check',
    hooks: {
      'astro:server:setup'({ server, logger }) {
        server.middlewares.use((request, response, next) => {
          const path = URL.parse(request.url ?? '', 'http://localhost')?.pathname ?? '/';
          if (!request.headers.accept?.includes('text/html') || /\.\w+$/.test(path)) return next();
          mistakesOn(contentDir, path).then((mistakes) => {
            const now = mistakes.join('\n');
            if (now !== '' && now !== told) logger.error(`This stops the page ${path}\n${now}`);
            told = now;
            if (now === '') return next();
            response.writeHead(500, { 'content-type': 'text/html; charset=utf-8' });
            response.end(pageOf(mistakes));
          }, next);
        });
        // A mended file that Astro does not watch, such as a picture, shows at once.
        server.watcher.on('all', (_, changed) => {
          if (told !== '' && changed.includes(`/${contentDir}/`))
            server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}

/** What keeps the page at a path from being made: the fields of any file, and its own text, draft or not. */
async function mistakesOn(contentDir: string, path: string): Promise<string[]> {
  const { content, faults } = readContent(contentDir);
  if (!content || faults.length > 0) return faults;
  const page = posix.join(decodeURI(path).slice(1), 'index.html');
  const finished = { ...content, posts: content.posts.map((post) => ({ ...post, draft: false })) };
  const read = await readTexts(finished, new Date(), (text) => text.page === page);
  const { errors } = merge([read.findings, await checkImports(read.texts)]);
  const file = read.all.find((text) => text.page === page)?.file;
  return errors.filter((line) => file !== undefined && line.startsWith(`${file}:`));
}

function pageOf(mistakes: readonly string[]): string {
  const lines = mistakes
    .map((line) => `<li>${escaped(stripVTControlCharacters(line))}</li>`)
    .join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>This stops the page</title>
<style>body { max-width: 60rem; margin: 3rem auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui } li { margin: 1rem 0; overflow-wrap: anywhere }</style>
<script type="module" src="/@vite/client"></script>
<h1>This stops the page</h1><ul>${lines}</ul><p>Mend it and save; the page comes back by itself.</p></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
