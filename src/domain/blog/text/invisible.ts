// Neither allowed in a feed (https://www.w3.org/TR/xml/#charsets) nor meant by anybody in a page: control
// characters, and surrogates without the other half of their pair.
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/u;

/** The words without any of these. */
export function withoutInvisible(words: string): string {
  return words.replaceAll(new RegExp(control, 'gu'), '');
}

/** What to do about a character that nobody sees and that no feed may hold, when there is one in the words. */
export function invisible(words: string): string | undefined {
  const [character] = control.exec(words) ?? [];
  if (character === undefined) return undefined;
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const before = words.slice(0, words.indexOf(character)).trimEnd().split(/\s/).at(-1);
  const place = before ? `after “${before}”` : 'at the beginning';
  return `${place} stands an invisible character (U+${code}), often pasted along from elsewhere: delete it`;
}
