/**
 * The same text in memory of its own. A piece of a longer string keeps all of that string alive.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
