import { readFileSync } from 'node:fs';
import { contentError } from '../content/error.ts';

/**
 * Where the links of Pretty Links led, by their names, from the CSV that the plugin exports.
 * @throws Error for the author when the columns are not there
 */
export function readPrettyLinks(file: string): Map<string, string> {
  const [head = [], ...rows] = readCsv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const column = (...names: string[]) =>
    head.findIndex((each) => names.includes(each.trim().toLowerCase().replaceAll(' ', '_')));
  const [slug, target] = [column('slug', 'pretty_link'), column('url', 'target_url', 'target')];
  if (slug < 0 || target < 0)
    throw contentError(
      `${file}:1 this is no list of Pretty Links: it needs the columns slug and url`,
    );
  return new Map(
    rows.flatMap((row) => {
      const [name, address] = [row[slug]?.trim(), row[target]?.trim()];
      return name && address && /^https?:\/\//.test(address) ? [[name, address] as const] : [];
    }),
  );
}

/** Rows of fields, after RFC 4180: quotation marks hold commas and line breaks, and double to be themselves. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows;
}
