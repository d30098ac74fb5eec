/** The words that readers see of a Markdown or MDX text: no imports, comments, tags or addresses. */
export function proseOf(text: string): string {
  return text
    .replaceAll(/^(import|export) .*$/gm, '')
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\]\([^)]*\)/g, '] ');
}

/** The words of a text, small. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}
