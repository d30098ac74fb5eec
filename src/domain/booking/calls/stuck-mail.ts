const WHAT = new Map([
  ['confirmed', 'that confirms a call'],
  ['moved', 'about a call that moved'],
  ['canceled', 'about a call that was canceled'],
  ['refunded', 'about money that went back'],
  ['refund-failed', 'about a refund that failed'],
  ['reminder-day', 'of the day before a call'],
  ['reminder-hour', 'of the hour before a call'],
  ['sorry', 'about an hour that was not free any more'],
  ['follow-up', 'that follows a call'],
  ['no-show', 'about a call that was missed'],
  ['links', 'with the links that were asked for'],
  ['paid-twice', 'about a call that was paid twice'],
]);

/** A mail by its kind: "The mail to the reader that confirms a call". */
export function mailInWords(kind: string): string {
  const [, what = '', who] = /^(.*)-(reader|coach)$/.exec(kind) ?? [];
  const words = WHAT.get(what) ?? '';
  return `The mail to ${who === 'reader' ? 'the reader' : 'you'} ${words}`.trim();
}
