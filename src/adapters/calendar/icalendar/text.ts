import { attempt } from '../../../domain/attempt.ts';

/** What ends a line, and what only folds it: some servers double the carriage return, some leave out its twin. */
const FOLD = /(?:\r*\n|\r)[ \t]/g;
const END = /\r*\n|\r/;

/**
 * The lines of an iCalendar text as it came over the network, unfolded (RFC 5545, 3.1): UTF-8, which may be
 * folded within a letter, UTF-16 with and without its mark, or what the answer says.
 * @param charset of the answer's content type
 */
export function linesOf(bytes: Uint8Array, charset?: string): string[] {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes).replace(FOLD, '').split(END);
  // Letter by letter what the bytes are, so that a letter cut in two grows together.
  const unfolded = Buffer.from(bytes).toString('latin1').replace(FOLD, '');
  return decoder(charset).decode(Buffer.from(unfolded, 'latin1')).split(END);
}

function wideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return undefined;
}

function decoder(charset = 'utf-8'): TextDecoder {
  return attempt(() => new TextDecoder(charset)) ?? new TextDecoder();
}
