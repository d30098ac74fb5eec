import { hash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { contentError } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { readText, type Text, withoutFields } from '../../adapters/markdown/text-reader.ts';
import { buildLedger } from '../../adapters/build-cache.ts';
import { check } from './check.ts';

/**
 * Stops a build before it begins, with all that `npm run check` says stops the site: one list of rules, in the
 * same words. What only the finished pages tell is left to the audit.
 * @param use is handed what was read, if all of it is good
 */
export function checkBeforeBuild(
  contentDir: string,
  siteUrl: URL,
  use: (content: ContentFiles) => void,
): AstroIntegration {
  return {
    name: 'check',
    hooks: {
      async 'astro:config:setup'({ command, config }) {
        if (command !== 'build') return;
        const { read, keep } = await keptReading(config.cacheDir);
        const now = () => new Date();
        const { errors, content } = await check(contentDir, siteUrl, now, undefined, { read });
        await keep();
        if (errors.length > 0)
          throw contentError(
            `This stops the site:\n${errors.map((line) => `  ${line}\n`).join('')}`,
          );
        if (content) use(content);
      },
    },
  };
}

/** What may lead to a file beside a text: a picture, a source, an import, an expression. */
const leading = /!\[|src|^(import|export)\b|\{/im;

/** Reads a text once, as long as nothing in it leads to a file beside it, which may change without it. */
async function keptReading(cacheDir: URL) {
  const { take, keep } = await buildLedger<Text>(cacheDir, 'texts');
  const read = (file: string, source: string): Promise<Text> => {
    if (leading.test(withoutFields(source))) return readText(file, source);
    return take(hash('sha256', JSON.stringify([file, source])), () => readText(file, source));
  };
  return { read, keep };
}
