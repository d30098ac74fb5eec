import { existsSync, readFileSync } from 'node:fs';

/**
 * The words of content/blocked-words.txt, one a line, which make a comment look doubtful; what stands behind a # is for
 * the author. Empty without the file.
 */
export function readBlockedWords(contentDir: string): string[] {
  const file = `${contentDir}/blocked-words.txt`;
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}
