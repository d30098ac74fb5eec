import { describe, expect, test } from 'vitest';
import {
  type Decision,
  decisionSchema,
} from '../../../../src/domain/comments/moderation/moderation-service.ts';
import { fadeComments } from '../../../../src/domain/comments/fade-comments.ts';
import { anew } from '../../../support/anew.ts';
import { NOW } from '../../../support/booking.ts';
import { AUTHOR, moderationWorld } from './world.ts';

const world = anew(moderationWorld);

test('the author reads all that waits in one mail, with what looks doubtful', async () => {
  await world.write('aaaa', { words: 'One\n\nTwo', site: 'https://ada.example/' });
  await world.write('bbbb', { name: 'Eve', doubts: ['links', 'blocked-words', 'refused-name'] });
  await world.service.sweep();
  await world.service.sweep();
  const [mail, ...others] = world.mailer.sent;
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: { name: 'Kayla', address: 'kayla@desk.example' },
    subject: '2 comments wait for you',
  });
  for (const said of [
    ...['Under: The post a-day-at-home', 'From: Ada, https://ada.example/', '> One\n>\n> Two'],
    'Doubtful: more than two links, words of blocked-words.txt, you deleted others under this name',
    AUTHOR.moderateUrl,
  ])
    expect(mail?.text).toContain(said);
});

test('what a stranger writes is words in the mail, whatever it looks like', async () => {
  const evil = '</p><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;';
  await world.write('aaaa', { words: evil, name: evil });
  await world.service.sweep();
  expect(world.mailer.sent[0]?.html).not.toMatch(/<script|<img/);
  expect(world.mailer.sent[0]?.text).toContain(evil);
});

test('a mail holds twenty, and says how many more there are', async () => {
  for (let index = 0; index < 23; index++) await world.write(`c${index + 1000}`);
  await world.service.sweep();
  expect(world.mailer.sent[0]?.text.match(/Words of/g)).toHaveLength(20);
  expect(world.mailer.sent[0]?.text).toContain('And 3 more.');
});

test('no mail goes out of what is decided before it does', async () => {
  await world.write('aaaa');
  world.mailer.failing.add(`comments.${NOW}`);
  await world.service.sweep();
  expect(world.failed).toEqual(['comments-mails.failed']);
  await world.service.decide({ action: 'publish', ids: ['aaaa'] });
  world.clock.now += 1000;
  await world.service.sweep();
  expect(world.mailer.sent).toEqual([]);
});

test('the author hears of a comment, whole, when the mail server is well after days, and then has 30 days', async () => {
  await world.write('aaaa');
  const { send } = world.mailer.mailer;
  world.mailer.mailer.send = () => Promise.reject(new Error('ECONNREFUSED'));
  const sweepFor = async (days: number) => {
    for (let hour = 0; hour < days * 24; hour += 2) {
      world.clock.now += 7200;
      await world.service.sweep();
      await fadeComments({ store: world.store, now: () => world.clock.now });
    }
  };
  await sweepFor(40);
  world.mailer.mailer.send = send;
  await sweepFor(2);
  expect(world.mailer.sent).toMatchObject([{ subject: 'A comment waits for you' }]);
  expect(world.mailer.sent[0]?.text).toContain('Words of aaaa');
  await sweepFor(27);
  expect(await world.store.find('aaaa')).toMatchObject({ state: 'waiting' });
  await sweepFor(4);
  expect(await world.store.find('aaaa')).toMatchObject({ state: 'deleted', unread: true });
});

test('nobody who left an address hears of anything before the author has read it', async () => {
  await world.write('aaaa', { email: 'ada@example.com' });
  for (let day = 0; day < 40; day++) {
    world.clock.now += 86_400;
    await world.service.sweep();
  }
  expect(world.mailer.sent.map(({ to }) => to.address)).toEqual(['kayla@desk.example']);
});

test('a decision holds, whoever presses what afterwards', async () => {
  await world.write('aaaa');
  await world.write('bbbb');
  const answer: Decision = { action: 'answer', ids: ['aaaa'], words: 'Thank you!' };
  expect(await world.service.decide(answer)).toBe(1);
  expect(await world.service.decide(answer), 'once more').toBe(1);
  expect(await world.service.decide({ ...answer, words: 'Again' })).toBe(0);
  expect(await world.service.decide({ action: 'delete', ids: ['aaaa', 'bbbb'] })).toBe(1);
  expect(await world.service.decide({ action: 'publish', ids: ['aaaa', 'bbbb'] })).toBe(0);
  expect(await world.service.waiting()).toEqual([]);
  const { published, removed } = await world.service.publication();
  expect(published.map(({ words }) => words)).toEqual(['Words of aaaa', 'Thank you!']);
  expect(removed).toEqual([]);
});

test('what a clone has taken and taken back is known', async () => {
  for (const id of ['aaaa', 'bbbb']) await world.write(id);
  await world.service.decide({ action: 'publish', ids: ['aaaa', 'bbbb'] });
  await world.service.acknowledge({ taken: ['aaaa', 'bbbb'], removed: ['bbbb'] });
  expect(await world.service.publication()).toEqual({
    published: [],
    acknowledged: ['aaaa'],
    removed: ['bbbb'],
  });
});

describe('the buttons of the page', () => {
  const many = Array.from({ length: 500 }, (_, index) => `c${index + 1000}`).join(' ');

  test.each<[form: object, sound: boolean]>([
    [{ action: 'publish', ids: 'aaaa' }, true],
    [{ action: 'delete', ids: many }, true],
    [{ action: 'answer', ids: 'aaaa', words: 'Thank you!' }, true],
    [{ action: 'publish', ids: '' }, false],
    [{ action: 'publish', ids: 'a' }, false],
    [{ action: 'publish', ids: "aaaa' OR 1=1" }, false],
    [{ action: 'publish', ids: `${many} cccc` }, false],
    [{ action: 'answer', ids: 'aaaa bbbb', words: 'Both' }, false],
    [{ action: 'answer', ids: 'aaaa', words: ' \n' }, false],
    [{ action: 'answer', ids: 'aaaa', words: 'x'.repeat(4001) }, false],
    [{ action: 'answer', ids: 'aaaa' }, false],
    [{ action: 'drop', ids: 'aaaa' }, false],
    [{ ids: 'aaaa' }, false],
  ])('%j: %s', (form, sound) => {
    expect(decisionSchema.safeParse(form).success).toBe(sound);
  });
});
