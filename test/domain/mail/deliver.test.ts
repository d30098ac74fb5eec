import { expect, it } from 'vitest';
import { deliver, type Writer } from '../../../src/domain/mail/deliver.ts';
import type { Mail } from '../../../src/domain/mail/outbox.ts';
import { spyMailer } from '../../support/fakes.ts';

const mail = (key: string, subject = 'letters'): Mail => {
  return { key, subject, about: '1', kind: 'hello', facts: {} };
};
type Compose = Writer['compose'];
const saying =
  (who: string): Compose =>
  async ({ about, kind }) => {
    const address = { name: who, address: `${who}@example.com` };
    return { to: address, replyTo: address, subject: kind, text: about, html: about };
  };

/** What goes out of an outbox with these mails, and what is noted there. */
async function run(
  mails: Mail[],
  compose: Record<string, Compose>,
  failing: string[] = [],
  refused: Writer['refused'] = async () => undefined,
) {
  const { mailer, sent, failing: next, refusing } = spyMailer();
  failing.forEach((id) => next.add(id));
  refusing.add('no@example.com');
  const noted: string[] = [];
  const asked: string[] = [];
  const outbox = {
    claimMails: async (_: number, subjects?: readonly string[]) => (
      asked.push(...(subjects ?? [])),
      mails
    ),
    mailed: async (key: string) => void noted.push(key),
  };
  const writers = Object.fromEntries(
    Object.entries(compose).map(([subject, words]) => [subject, { compose: words, refused }]),
  );
  const done = await deliver({ outbox, writers, mailer, now: () => 0 }).catch(String);
  return { sent: sent.map(({ id, to }) => `${id} to ${to.name}`), noted, asked, done };
}

it('asks each subject for the words of its own mails', async () => {
  const compose = { letters: saying('Ada'), remarks: saying('Eve') };
  const { sent, noted, asked } = await run([mail('a'), mail('b', 'remarks')], compose);
  expect(asked).toEqual(['letters', 'remarks']);
  expect(sent).toEqual(['a to Ada', 'b to Eve']);
  expect(noted).toEqual(['a', 'b']);
});

it('lets a mail go that has no words any more', async () => {
  const { sent, noted } = await run([mail('a')], { letters: async () => undefined });
  expect([sent, noted]).toEqual([[], ['a']]);
});

it.each<[string, Record<string, Compose>, string[]]>([
  ['can’t be sent', { letters: saying('Ada') }, ['a']],
  ['is of a subject that nobody knows', { remarks: saying('Eve') }, []],
  ['has words that can’t be found', { letters: () => Promise.reject(new Error('no')) }, []],
])('keeps a mail that %s, and holds no other up', async (_, compose, failing) => {
  const mails = [mail('a'), mail('b', 'others')];
  const { sent, noted, done } = await run(mails, { ...compose, others: saying('Zoe') }, failing);
  expect([sent, noted]).toEqual([['b to Zoe'], ['b']]);
  expect(done).toContain('1 of 2 failed');
});

it('lets a mail go whose address is refused for good, once its writer has done what is to be done', async () => {
  const told: string[] = [];
  const refused = async ({ key }: Mail) => void told.push(key);
  const { sent, noted, done } = await run([mail('a')], { letters: saying('no') }, [], refused);
  expect([sent, noted, told, done]).toEqual([[], ['a'], ['a'], undefined]);
});

it('keeps it when its writer can’t', async () => {
  const refused = () => Promise.reject(new Error('no'));
  const { noted, done } = await run([mail('a')], { letters: saying('no') }, [], refused);
  expect(noted).toEqual([]);
  expect(done).toContain('1 of 1 failed');
});
