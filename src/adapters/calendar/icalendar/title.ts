import { printable } from '../../../domain/printable.ts';

const WORDS = 4;
const LONGEST = 40;

/** The first words of a text (RFC 5545, 3.3.11), enough to find what it names. */
export function titleOf(text: string): string {
  const plain = text.replace(/\\([nN;,\\])/g, (_, sign) => (/n/i.test(sign) ? ' ' : sign));
  const words = printable(plain).split(/\s+/).filter(Boolean);
  const first = words.slice(0, WORDS).join(' ');
  const isWhole = words.length <= WORDS && first.length <= LONGEST;
  return isWhole ? first : `${first.slice(0, LONGEST).trimEnd()}…`;
}
