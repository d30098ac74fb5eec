// What XML 1.0 lets stand in a document: https://www.w3.org/TR/xml/#charsets
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const reference = /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi;

/**
 * Takes out of a text, chunk by chunk, the characters that XML forbids, written or as numbers. Real exports hold
 * them, mostly in comments. The last call, without a chunk, gives what was held back.
 */
export function createCharacterFilter(): (chunk?: string) => string {
  let rest = '';
  return (chunk) => {
    const text = rest + (chunk ?? '');
    const whole = chunk === undefined ? text.length : wholeUpTo(text);
    rest = text.slice(whole);
    return text.slice(0, whole).replaceAll(forbidden, '').replaceAll(reference, allowed);
  };
}

/** A pair of surrogates or a number may go on in the next chunk. */
function wholeUpTo(text: string): number {
  const [unfinished = ''] = /(?:&#?\w{0,9}|[\uD800-\uDBFF])$/.exec(text) ?? [];
  return text.length - unfinished.length;
}

function allowed(written: string, hex: string | undefined, decimal: string | undefined): string {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code > 0x10ffff) return '';
  return String.fromCodePoint(code).replace(forbidden, '') === '' ? '' : written;
}
