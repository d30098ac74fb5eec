import { beforeEach, describe, expect, test } from 'vitest';
import { createModerating } from '../../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../../src/adapters/database/comments/writing.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import {
  createModerationService,
  type Decision,
  decisionSchema,
} from '../../../../src/domain/comments/moderation/moderation-service.ts';
import { NOW } from '../../../support/booking.ts';
import { commentOf } from '../../../support/comments.ts';
import { spyLog, spyMailer } from '../../../support/fakes.ts';
import { emptyDatabase } from '../../../support/store.ts';

const AUTHOR = {
  ...{ author: 'Kayla', coachEmail: 'kayla@desk.example', contact: 'hello@desk.example' },
  ...{ siteUrl: 'https://desk.example/', locale: 'en-US' },
  moderateUrl: 'https://desk.example/comments/moderate/token/',
};

let now: number;
let store: ReturnType<typeof createWriting>;
let mailer: ReturnType<typeof spyMailer>;
let log: ReturnType<typeof spyLog>;
let service: ReturnType<typeof createModerationService>;
beforeEach(async () => {
  const sql = await emptyDatabase();
  store = createWriting(sql);
  [now, mailer, log] = [NOW, spyMailer(), spyLog()];
  service = createModerationService(AUTHOR, {
    store: createModerating(sql),
    titleOf: async (slug) => `The post ${slug}`,
    outbox: createOutbox(sql),
    mailer: mailer.mailer,
    log: log.log,
    background: () => undefined,
    now: () => now,
    newId: () => 'yyyy',
  });
});
const write = (id: string, other = {}) => store.write(commentOf(id, other), now);

test('the author reads all that waits in one mail, with what looks doubtful', async () => {
  await write('aaaa', { words: 'One\n\nTwo', site: 'https://ada.example/' });
  await write('bbbb', { name: 'Eve', doubts: ['links', 'blocked-words', 'refused-name'] });
  await service.sweep();
  await service.sweep();
  const [mail, ...others] = mailer.sent;
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: { name: 'Kayla', address: 'kayla@desk.example' },
    subject: '2 comments wait for you',
  });
  for (const said of [
    ...['Under: The post a-day-at-home', 'From: Ada, https://ada.example/', 'One\n\nTwo'],
    'Doubtful: more than two links, words of blocked-words.txt, you deleted others under this name',
    AUTHOR.moderateUrl,
  ])
    expect(mail?.text).toContain(said);
});

test('what a stranger writes is words in the mail, whatever it looks like', async () => {
  const evil = '</p><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;';
  await write('aaaa', { words: evil, name: evil });
  await service.sweep();
  expect(mailer.sent[0]?.html).not.toMatch(/<script|<img/);
  expect(mailer.sent[0]?.text).toContain(evil);
});

test('a mail holds twenty, and says how many more there are', async () => {
  for (let index = 0; index < 23; index++) await write(`c${index + 1000}`);
  await service.sweep();
  expect(mailer.sent[0]?.text.match(/Words of/g)).toHaveLength(20);
  expect(mailer.sent[0]?.text).toContain('And 3 more.');
});

test('no mail goes out of what is decided before it does', async () => {
  await write('aaaa');
  mailer.failing.add(`comments.${NOW}`);
  await service.sweep();
  expect(log.failed).toEqual(['comments-mails.failed']);
  await service.decide({ action: 'publish', ids: ['aaaa'] });
  now += 1000;
  await service.sweep();
  expect(mailer.sent).toEqual([]);
});

test('nobody who left an address hears of anything before the author has read it', async () => {
  await write('aaaa', { email: 'ada@example.com' });
  for (let day = 0; day < 40; day++) {
    now += 86_400;
    await service.sweep();
  }
  expect(mailer.sent.map(({ to }) => to.address)).toEqual(['kayla@desk.example']);
});

test('a decision holds, whoever presses what afterwards', async () => {
  await write('aaaa');
  await write('bbbb');
  const answer: Decision = { action: 'answer', ids: ['aaaa'], words: 'Thank you!' };
  expect(await service.decide(answer)).toBe(1);
  expect(await service.decide({ ...answer, words: 'Again' })).toBe(0);
  expect(await service.decide({ action: 'delete', ids: ['aaaa', 'bbbb'] })).toBe(1);
  expect(await service.decide({ action: 'publish', ids: ['aaaa', 'bbbb'] })).toBe(0);
  expect(await service.waiting()).toEqual([]);
  const { published, removed } = await service.publication();
  expect(published.map(({ words }) => words)).toEqual(['Words of aaaa', 'Thank you!']);
  expect(removed).toEqual([]);
});

test('what a clone has taken and taken back is known', async () => {
  for (const id of ['aaaa', 'bbbb']) await write(id);
  await service.decide({ action: 'publish', ids: ['aaaa', 'bbbb'] });
  await service.acknowledge({ taken: ['aaaa', 'bbbb'], removed: ['bbbb'] });
  expect(await service.publication()).toEqual({
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
