import { existsSync, readFileSync } from 'node:fs';
import type { Finding } from './paid-links.ts';

/**
 * The file and the line where the author wrote what was found, such as content/posts/a/index.mdx:12; undefined
 * when it comes from elsewhere, such as a component.
 * @param path of the page, such as /posts/a/
 */
export function whereWritten(
  contentDir: string,
  path: string,
  { link, book }: Finding,
): string | undefined {
  const [, folder, slug] = /^\/(?:(posts|reading)\/)?([^/]+)\/$/.exec(path) ?? [];
  const name = folder === 'posts' ? `posts/${slug}/index` : `${folder ?? 'pages'}/${slug}`;
  const files = book ? [`books/${book}.yaml`] : [`${name}.mdx`, `${name}.md`];
  // Not the beginning of a longer address.
  const whole = new RegExp(`${RegExp.escape(link)}(?![\\w%&=/#?-])`);
  for (const file of files.map((each) => `${contentDir}/${each}`)) {
    if (!existsSync(file)) continue;
    const line = readFileSync(file, 'utf8')
      .replaceAll('&amp;', '&')
      .split('\n')
      .findIndex((text) => whole.test(text));
    if (line >= 0) return `${file}:${line + 1}`;
  }
  return undefined;
}
