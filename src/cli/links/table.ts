import type { Row } from './paid-links.ts';

const heads = ['Post', 'Link', 'Program', 'Tagged', 'Label', 'Doubt'];
const widest = 60;

/** The rows as a table; the same place, and a long address, are shortened. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ file, line, link, program, tagged, label, doubt }) => [
    `${placeOf(file)}:${line}`,
    shortened(link),
    program,
    tagged ? 'yes' : 'no',
    label,
    doubt,
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [heads, ...cells].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** posts/a for content/posts/a/index.mdx. */
function placeOf(file: string): string {
  const [, place = file] = /([^/]+\/[^/]+?)(?:\/index)?\.mdx?$/.exec(file) ?? [];
  return place;
}

/** The end of an address tells more than its middle. */
function shortened(link: string): string {
  if (link.length <= widest) return link;
  return `${link.slice(0, widest - 20)}…${link.slice(-19)}`;
}
