/** What only the coach is told about a payment. */
export type Alert = 'goodwill-failed-coach' | 'refund-late-coach' | 'dispute-coach';

/** What is told to whom. */
export type MessageKind =
  | `${'confirmed' | 'moved' | 'canceled' | 'refund-failed'}-${'reader' | 'coach'}`
  | `reminder-${'day' | 'hour'}-${'reader' | 'coach'}`
  | `${'refunded' | 'sorry' | 'paid-twice' | 'links' | 'no-show' | 'follow-up'}-reader`
  | 'address-refused-coach'
  | Alert;

export type ReaderKind = Extract<MessageKind, `${string}-reader`>;
export type CoachKind = Exclude<MessageKind, ReaderKind>;

export function isForCoach(kind: string): kind is CoachKind {
  return kind.endsWith('-coach');
}
