import { globSync, readFileSync } from 'node:fs';
import { outDir } from '../support/site.ts';

const root = `${outDir}/client`;

/** The built pages, by their addresses. */
export const pages = new Map(
  globSync('**/*.html', { cwd: root }).map((file) => {
    const path = `/${file.replace(/index\.html$/, '').replace(/\.html$/, '')}`;
    return [path, readFileSync(`${root}/${file}`, 'utf8')];
  }),
);

/** The page at an address. @throws Error when there is none. */
export function pageAt(path: string): string {
  const html = pages.get(path);
  if (html === undefined) throw new Error(`There is no page at ${path}`);
  return html;
}

/** The inside of the first element that opens with `opening`, up to its closing tag. */
export function inside(html: string, opening: RegExp, name: string): string {
  const [, rest = ''] = html.split(opening);
  return rest.slice(0, rest.indexOf(`</${name}>`));
}
