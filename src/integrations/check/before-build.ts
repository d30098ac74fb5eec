import { hash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import { contentError } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import type { Said } from '../../adapters/content/yaml/read-yaml.ts';
import { readText, type Text, withoutFields } from '../../adapters/markdown/text-reader.ts';
import { buildLedger } from '../../adapters/build-cache.ts';
import { check, type Reading } from './check.ts';
import { lostOfTitle } from './social-pictures.ts';

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
        const { reading, keep } = await keptReading(config.cacheDir);
        const now = () => new Date();
        const { errors, content } = await check(contentDir, siteUrl, now, undefined, reading);
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

/** Numbers of YAML that JSON, in which a ledger lies, has no word for. */
const unsayable = /\.(nan|inf)/i;

/** Reads what has not changed once, unless it leads to a file beside it, which may change without it. */
async function keptReading(cacheDir: URL) {
  const texts = await buildLedger<Text>(cacheDir, 'texts');
  const fields = await buildLedger<Said>(cacheDir, 'fields');
  const titles = await buildLedger<string>(cacheDir, 'titles');
  const reading: Reading = {
    readText(file, source) {
      if (leading.test(withoutFields(source))) return readText(file, source);
      return texts.take(hashOf(file, source), () => readText(file, source));
    },
    readSaid(yaml, above, read) {
      return unsayable.test(yaml) ? read() : fields.takeNow(hashOf(yaml, above), read);
    },
    lostOfTitle: (title) => titles.take(hashOf(title), () => lostOfTitle(title)),
  };
  const keep = () => Promise.all([texts, fields, titles].map((ledger) => ledger.keep()));
  return { reading, keep };
}

function hashOf(...parts: (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts));
}
