const wordsPerMinute = 230;

/** Whole minutes that a Markdown or MDX text takes to read; at least one. */
export function readingMinutes(text: string): number {
  const prose = text
    .replaceAll(/^(import|export) .*$/gm, '')
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, '] ');
  const words = prose.match(/[\p{L}\p{N}]+(['’.-][\p{L}\p{N}]+)*/gu) ?? [];
  return Math.max(1, Math.round(words.length / wordsPerMinute));
}
