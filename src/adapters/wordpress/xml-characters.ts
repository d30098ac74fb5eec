// What XML 1.0 lets stand in a document (https://www.w3.org/TR/xml/#charsets), without what is no letter in HTML.
const forbidden = /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const reference = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/**
 * Takes out of a text, chunk by chunk, what `withoutForbidden` does. Real exports hold such characters, mostly in
 * comments. The last call, without a chunk, gives what was held back.
 */
export function createCharacterFilter(): (chunk?: string) => string {
  let rest = '';
  return (chunk) => {
    const text = rest + (chunk ?? '');
    const whole = chunk === undefined ? text.length : wholeUpTo(text);
    rest = text.slice(whole);
    return withoutForbidden(text.slice(0, whole));
  };
}

/** A text without the characters that no page may hold, written or as numbers; those of Windows-1252 become letters. */
export function withoutForbidden(text: string): string {
  return text.replaceAll(forbidden, meant).replaceAll(reference, allowed);
}

/** A pair of surrogates or a number may go on in the next chunk. */
function wholeUpTo(text: string): number {
  const [unfinished = ''] = /(?:&#?\w{0,9}|[\uD800-\uDBFF])$/.exec(text) ?? [];
  return text.length - unfinished.length;
}

function allowed(written: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code > 0x10ffff) return '';
  const character = String.fromCodePoint(code);
  const read = character.replace(forbidden, meant);
  return read === character ? written : read;
}

const windows = new TextDecoder('windows-1252');

/** Databases took texts of Windows-1252 for Latin-1, where its quotation marks are control characters. */
function meant(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80 || code > 0x9f) return '';
  return windows.decode(Uint8Array.of(code)).replace(forbidden, '');
}
