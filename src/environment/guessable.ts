/** What people type where a secret is asked for, and what stands in instructions. */
const WORDS =
  /pass(word|wort)?|secret|change ?me|letmein|example|default|admin|test|qwert[yz](uiop)?|asdf(ghjkl)?|[zy]xcvbnm|openssl|rand|hex|link|feed|sweep|your/g;

/**
 * Whether a secret can be guessed, however long it is: made of known words, of few different characters, of one
 * pattern again and again or of a row such as abcdef. What a random generator prints is none of it.
 * @param shortest how many characters it has at least
 */
export function isGuessable(secret: string, shortest: number): boolean {
  const own = secret.toLowerCase().replaceAll(WORDS, '');
  const isShort = secret.length < shortest || own.length < shortest / 2;
  const variety = new Set(own).size;
  return isShort || variety < Math.min(6, own.length / 2) || isRepeated(own) || isRow(own);
}

/** A shorter text again and again, the last time perhaps in part. */
function isRepeated(text: string): boolean {
  const lengths = Array.from({ length: text.length >> 1 }, (_, index) => index + 1);
  return lengths.some((length) => text.slice(length) === text.slice(0, -length));
}

/** Mostly neighbors among letters or digits. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).map((each, at) => each.charCodeAt(0) - text.charCodeAt(at));
  return steps.filter((step) => Math.abs(step) <= 1).length > (steps.length * 2) / 3;
}
