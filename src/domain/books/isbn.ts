/**
 * The ISBN-13 that a text spells, as bare digits. Hyphens and spaces may stand between the digits; an ISBN-10 is
 * converted. Undefined when the text is anything else or its check digit is wrong.
 */
export function isbn13(text: string): string | undefined {
  const bare = text.replaceAll(/[-\s]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(bare)) {
    return checkDigit13(bare.slice(0, 12)) === bare.at(-1) ? bare : undefined;
  }
  if (!/^\d{9}[\dX]$/.test(bare) || checkDigit10(bare.slice(0, 9)) !== bare.at(-1))
    return undefined;
  const stem = `978${bare.slice(0, 9)}`;
  return stem + checkDigit13(stem);
}

/** The ISBN-10 of the same book; undefined when the text is no ISBN, or one that begins with 979 and has none. */
export function isbn10(text: string): string | undefined {
  const long = isbn13(text);
  if (!long?.startsWith('978')) return undefined;
  const stem = long.slice(3, 12);
  return stem + checkDigit10(stem);
}

function checkDigit13(stem: string): string {
  const sum = weighted(stem, (index) => (index % 2 === 0 ? 1 : 3));
  return String((10 - (sum % 10)) % 10);
}

function checkDigit10(stem: string): string {
  const digit = (11 - (weighted(stem, (index) => 10 - index) % 11)) % 11;
  return digit === 10 ? 'X' : String(digit);
}

function weighted(digits: string, weight: (index: number) => number): number {
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * weight(index), 0);
}
