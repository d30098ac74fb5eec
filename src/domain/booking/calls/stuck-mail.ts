import type { MANY_HELD } from '../mails/many-held-note.ts';
import type { MessageKind } from '../mails/message-kind.ts';
import type { OWNER_LINK } from './owner-link-note.ts';

/** Every mail that may wait in the outbox; `-reader` or `-coach` says who of a call gets it. */
type Kind =
  | MessageKind
  | `${typeof MANY_HELD | typeof OWNER_LINK}-coach`
  | 'inquiry'
  | 'waiting'
  | 'published'
  | 'answer';

type What = Kind extends infer Each
  ? Each extends `${infer Some}-${'reader' | 'coach'}`
    ? Some
    : Each
  : never;

const WHAT: Record<What, string> = {
  confirmed: 'that confirms a call',
  moved: 'about a call that moved',
  canceled: 'about a call that was canceled',
  refunded: 'about money that went back',
  'refund-failed': 'about a refund that failed',
  'refund-late': 'about a refund that takes long',
  'goodwill-failed': 'about a refund by hand that failed',
  dispute: 'about a payment that is disputed',
  'address-refused': 'about a reader whose address is refused',
  'reminder-day': 'of the day before a call',
  'reminder-hour': 'of the hour before a call',
  sorry: 'about an hour that was not free any more',
  'follow-up': 'that follows a call',
  'no-show': 'about a call that was missed',
  links: 'with the links that were asked for',
  'owner-link': 'with the link of this page',
  'many-held': 'about hours that are held and not paid',
  'paid-twice': 'about a call that was paid twice',
  inquiry: 'with what a reader wrote to you',
  waiting: 'about comments that wait for you',
  published: 'about their comment that is published',
  answer: 'about an answer to their comment',
};

/** Those that go to readers, beside the ones that say so. */
const TO_READERS = ['published', 'answer'];

/** A mail by its kind: "The mail to the reader that confirms a call". */
export function mailInWords(kind: string): string {
  const [, what = kind, who] = /^(.*)-(reader|coach)$/.exec(kind) ?? [];
  const words = new Map(Object.entries(WHAT)).get(what) ?? '';
  const isReaders = who === 'reader' || TO_READERS.includes(kind);
  return `The mail to ${isReaders ? 'the reader' : 'you'} ${words}`.trim();
}
