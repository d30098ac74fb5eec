import type { AstroIntegration } from 'astro';
import { contentError } from '../../adapters/content/error.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
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
      async 'astro:config:setup'({ command }) {
        if (command !== 'build') return;
        const { errors, content } = await check(contentDir, siteUrl, () => new Date());
        if (errors.length > 0)
          throw contentError(
            `This stops the site:\n${errors.map((line) => `  ${line}\n`).join('')}`,
          );
        if (content) use(content);
      },
    },
  };
}
