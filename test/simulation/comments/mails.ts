import type { Row } from '../../../src/adapters/database/sql.ts';
import type { Message } from '../../../src/domain/mail/message.ts';
import { AUTHOR } from './site.ts';

const DAY = 86_400;
/** Between two mails to the author, in seconds. */
const PAUSE = 1800;
/** A mail that is under way when somebody leaves may still arrive. */
const UNDER_WAY = 300;

/** Sees every mail, and says at once which must never be, and in the end which were never sent. */
export function createMailClaims(world: {
  say: (invariant: string, what: string) => void;
  now: () => number;
  rows: () => ReadonlyMap<string, Row>;
  /** Whether readers have seen it under its post. */
  wasLive: (id: string) => boolean;
  /** Nothing crashes or goes wrong, so no mail is sent twice. */
  isCalm: boolean;
  isRefused: (address: string) => boolean;
}) {
  const { say, now, rows, wasLive } = world;
  const sent = new Map<string, number>();
  const addresses = new Map<string, string>();
  const mayHear = new Set<string>();
  const wants = new Map<string, number>();
  const left = new Map<string, number>();
  const everLeft = new Set<string>();
  const addressOf = (id: unknown) => addresses.get(String(id));

  const judgeWaiting = ({ id, to }: Message) => {
    if (to.address !== AUTHOR.coachEmail) say('told', `${to.address} reads what waits`);
    const at = Number(id.slice('comments.'.length));
    for (const other of sent.keys())
      if (other.startsWith('comments.') && other !== id)
        if (Math.abs(Number(other.slice('comments.'.length)) - at) < PAUSE)
          say('told', `she gets ${other} and ${id}`);
  };

  const judgeTold = ({ id, to }: Message) => {
    const [about = '', kind] = id.split('.');
    const hearer = kind === 'answer' ? rows().get(about)?.['answers'] : about;
    if (!wasLive(about)) say('told', `${id} goes out, and nobody sees that comment`);
    if (addressOf(hearer) !== to.address) say('told', `${id} goes to ${to.address}`);
    if (kind !== 'answer') return;
    if (!mayHear.has(String(hearer))) say('told', `${id} goes to who never asked for it`);
    const leftAt = left.get(String(hearer));
    if (leftAt !== undefined && now() > leftAt + UNDER_WAY) say('told', `${id} goes to who left`);
    if (addressOf(about)?.toLowerCase() === to.address.toLowerCase())
      say('told', `${id} goes to who wrote it`);
  };

  return {
    mailed(message: Message) {
      const { id } = message;
      if (id.startsWith('comments.')) judgeWaiting(message);
      else judgeTold(message);
      if (sent.has(id) && world.isCalm) say('told', `${id} is sent twice`);
      sent.set(id, now());
    },
    count: () => sent.size,
    /** Whether the author had a mail since. */
    toldHerSince: (then: number) =>
      [...sent].some(([id, at]) => id.startsWith('comments.') && at >= then),
    /** The writer of a comment presses a button. */
    says(id: string, hears: 'yes' | 'no') {
      if (hears === 'yes') mayHear.add(id);
      if (hears === 'yes') left.delete(id);
      else everLeft.add(id);
    },
    /** They are told that it is done. */
    said(id: string, hears: 'yes' | 'no') {
      if (hears === 'no') left.set(id, now());
      else if (!wants.has(id)) wants.set(id, now());
    },
    learn(all: readonly Row[]) {
      for (const { id, email } of all)
        if (typeof email === 'string' && !addresses.has(String(id)))
          addresses.set(String(id), email);
    },
    judgeEnd() {
      for (const [id, { state, answers, live_at, decided_at }] of rows()) {
        if (!wasLive(id) || state === 'removed' || state === 'deleted') continue;
        const address = addressOf(id);
        const isDue = (key: string, to: string | undefined) =>
          to !== undefined && !world.isRefused(to) && !sent.has(key);
        if (isDue(`${id}.published`, address)) say('unheard', `${id}.published was never sent`);
        const hearer = rows().get(String(answers));
        const asked = wants.get(String(answers));
        const isLate = Number(live_at) > Number(hearer?.['decided_at']) + 60 * DAY;
        const isTold =
          asked !== undefined &&
          asked < Number(decided_at) &&
          !everLeft.has(String(answers)) &&
          !isLate &&
          hearer?.['state'] !== 'removed' &&
          addressOf(answers)?.toLowerCase() !== address?.toLowerCase();
        if (isTold && isDue(`${id}.answer`, addressOf(answers)))
          say('unheard', `${id}.answer was never sent`);
      }
    },
  };
}
