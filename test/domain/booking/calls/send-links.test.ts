import { expect, it } from 'vitest';
import { ownerLinkNote } from '../../../../src/domain/booking/calls/owner-link-note.ts';
import { linkRequestSchema, sendLinks } from '../../../../src/domain/booking/calls/send-links.ts';
import { CORRESPONDENT, NOW } from '../../../support/booking.ts';
import { deliverMails } from '../../../support/booking-mails.ts';
import { spyMailer } from '../../../support/fakes.ts';
import { bookCall, WEDNESDAY } from '../booked-call.ts';

const now = () => NOW;

async function mailsAfterAsking(address: string, prepare = async (_: BookedCall) => undefined) {
  const world = await bookCall();
  await world.book('b', WEDNESDAY);
  await deliverMails({ ...world.ports(), mailer: spyMailer().mailer, now });
  await sendLinks(address, { store: world.store, from: CORRESPONDENT, now });
  await prepare(world);
  const { mailer, sent } = spyMailer();
  await deliverMails({ ...world.ports(), mailer, now });
  return sent;
}
type BookedCall = Awaited<ReturnType<typeof bookCall>>;

it('mails a reader the links of all calls that they have ahead, to the address that paid', async () => {
  const [mail, ...others] = await mailsAfterAsking('ADA@example.com');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: { address: 'ada@example.com' },
    subject: 'The links of your calls with Kayla',
  });
  expect(mail?.text.match(/manage\/\S+/g)).toEqual(['manage/reader-a/', 'manage/reader-b/']);
  expect(mail?.invitation).toBeUndefined();
});

it('mails nobody for an address that has no call', async () => {
  expect(await mailsAfterAsking('nobody@example.com')).toEqual([]);
});

it('mails nothing of a call that was canceled meanwhile', async () => {
  const sent = await mailsAfterAsking('ada@example.com', async ({ store }) => {
    await store.cancel('a', { by: 'reader', sequence: 0, due: 0, least: 0, elsewhere: 0 }, NOW);
  });
  expect(sent.map(({ id }) => id).filter((id) => id.includes('links'))).toEqual([]);
});

it('notes the coach’s own link for her address, however it is written, and for no other', async () => {
  const asked: string[] = [];
  const store = {
    remindOfPage: async () => void asked.push('page'),
    remindOfLinks: async () => void asked.push('links'),
    callsOf: async () => [],
  };
  await sendLinks('Coach@Example.com', { store, from: CORRESPONDENT, now });
  await sendLinks('coach@example.com.evil.example', { store, from: CORRESPONDENT, now });
  expect(asked).toEqual(['page', 'links', 'links']);
  expect(ownerLinkNote(CORRESPONDENT)).toMatchObject({
    to: { address: 'coach@example.com' },
    text: expect.stringContaining('https://desk.example/calls/owner/'),
  });
});

it.each([
  undefined,
  {},
  { email: '' },
  { email: 'ada' },
  { email: 'ada@example.com, bob@example.com' },
  { email: 'ada@example.com\nBcc: bob@example.com' },
  { email: `${'a'.repeat(250)}@example.com` },
  { email: ['ada@example.com'] },
  { email: '\ud800@example.com' },
])('takes no form like %j', (form) => {
  expect(linkRequestSchema.safeParse(form).success).toBe(false);
});

it('takes an address with spaces around it', () => {
  expect(linkRequestSchema.parse({ email: ' ada@example.com ' })).toEqual({
    email: 'ada@example.com',
  });
});
