/** What only the coach is told about a payment. */
export type Alert = 'goodwill-failed-coach' | 'refund-late-coach' | 'dispute-coach';

/** What is told to whom. */
export type MessageKind =
  | `${'confirmed' | 'moved' | 'canceled' | 'refund-failed'}-${'reader' | 'coach'}`
  | `reminder-${'day' | 'hour'}-${'reader' | 'coach'}`
  | `${'refunded' | 'sorry' | 'paid-twice'}-reader`
  | 'address-refused-coach'
  | Alert;

export type ReaderKind = Extract<MessageKind, `${string}-reader`>;
export type CoachKind = Exclude<MessageKind, ReaderKind>;

/** The kind that a row of the outbox names; rows keep the spelling in which the first of them were written. */
export function kindOf(stored: string): MessageKind {
  return stored.replace('cancelled', 'canceled') as MessageKind;
}

export function isForCoach(kind: MessageKind): kind is CoachKind {
  return kind.endsWith('-coach');
}
