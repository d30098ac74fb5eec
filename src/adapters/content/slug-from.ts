import slugify from '@sindresorhus/slugify';

/** As many letters as a name has. */
export const longestName = 80;

/**
 * The name that a title makes: "It’s R & D" is its-r-and-d, "Größe" is groesse. Empty when it has no letter that
 * has a like among a to z, as in Japanese. A long one ends with a whole word.
 */
export function slugFrom(title: string): string {
  const plain = title.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '');
  const slug = slugify(plain, { decamelize: false }).replaceAll(/[^a-z\d]+/g, '-');
  const whole = slug.replaceAll(/^-|-$/g, '');
  if (ofWindows.test(whole)) return `${whole}-1`;
  if (whole.length <= longestName) return whole;
  const end = whole.lastIndexOf('-', longestName);
  return whole.slice(0, end > 0 ? end : longestName);
}

/** No file can have such a name there, whatever its ending. */
const ofWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/;
