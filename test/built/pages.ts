import { globSync, readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';
import { outDir } from '../site.ts';

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

/** An element that matched, with the words in it. */
export type Found = { name: string; attributes: Record<string, string>; text: string };

/** The elements of a page that are looked for, in order, also those inside one another. */
export function find(
  html: string,
  wanted: (name: string, attributes: Record<string, string>) => boolean,
): Found[] {
  const found: Found[] = [];
  const open: (Found | undefined)[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const match = wanted(name, attributes) ? { name, attributes, text: '' } : undefined;
      if (match) found.push(match);
      open.push(match);
    },
    ontext(text) {
      for (const each of open) if (each) each.text += text;
    },
    onclosetag() {
      const closed = open.pop();
      if (closed) closed.text = closed.text.replaceAll(/\s+/g, ' ').trim();
    },
  });
  parser.end(html);
  return found;
}

/** The inside of the first element that opens with `opening`, up to its closing tag. */
export function inside(html: string, opening: RegExp, name: string): string {
  const [, rest = ''] = html.split(opening);
  return rest.slice(0, rest.indexOf(`</${name}>`));
}
