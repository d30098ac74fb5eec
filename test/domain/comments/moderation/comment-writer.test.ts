import { describe, expect, test } from 'vitest';
import { moderationWorld } from './world.ts';
import { anew } from '../../../support/anew.ts';

const world = anew(moderationWorld);

describe('whoever left an address', () => {
  const ada = 'ada@example.com';
  test('hears once that the words are there, when they are, and is asked what else to hear', async () => {
    await world.publish('aaaa', { email: ada });
    expect(world.mailsTo(ada)).toEqual([]);
    world.live.add('aaaa');
    for (let minute = 0; minute < 3; minute++) await world.service.sweep();
    const [mail, ...others] = world.mailsTo(ada);
    expect(others).toEqual([]);
    expect(mail?.leave).toBe('https://desk.example/comments/answers/token-aaaa/');
    expect(mail?.text).toContain('https://desk.example/posts/a-day-at-home/comments/#c-aaaa');
    expect(await world.service.wants('aaaa')).toBe('asked');
  });

  test.each<[hears: 'yes' | 'no' | undefined, mails: number]>([
    [undefined, 0],
    ['no', 0],
    ['yes', 1],
  ])('and said %s has %i mails of an answer', async (hears, mails) => {
    world.live.add('aaaa').add('bbbb');
    await world.publish('aaaa', { email: ada });
    if (hears) await world.service.want('aaaa', hears);
    await world.publish('bbbb', { answers: 'aaaa', name: 'Lin', email: 'lin@example.com' });
    await world.service.sweep();
    const told = world.mailsTo(ada).filter(({ subject }) => subject.startsWith('Lin answered you'));
    expect(told).toHaveLength(mails);
    expect(world.mailsTo('lin@example.com'), 'that it is there').toHaveLength(1);
  });

  test('hears of no answer of their own, and of the author’s', async () => {
    world.live.add('aaaa').add('bbbb').add('yyyy');
    await world.publish('aaaa', { email: ada });
    await world.service.want('aaaa', 'yes');
    await world.publish('bbbb', { answers: 'aaaa', email: 'ADA@example.com' });
    expect(world.mailsTo(ada).filter(({ subject }) => /answered/.test(subject))).toEqual([]);

    await world.write('cccc', { email: 'zoe@example.com' });
    world.live.add('cccc');
    await world.service.decide({ action: 'answer', ids: ['cccc'], words: 'Thank you!' });
    await world.service.want('cccc', 'yes');
    await world.service.sweep();
    expect(world.mailsTo('zoe@example.com').map(({ subject }) => subject)).toEqual([
      'Your words are on desk.example',
      'Kayla answered you on desk.example',
    ]);
  });

  test('hears nothing more once they left, or their words were taken back', async () => {
    world.live.add('aaaa').add('bbbb').add('cccc');
    await world.publish('aaaa', { email: ada });
    await world.service.want('aaaa', 'yes');
    world.mailer.failing.add('bbbb.answer');
    await world.publish('bbbb', { answers: 'aaaa', name: 'Lin' });
    await world.service.want('aaaa', 'no');
    world.clock.now += 1000;
    await world.service.sweep();
    expect(world.mailsTo(ada)).toHaveLength(1);
    await world.service.acknowledge({ taken: [], removed: ['aaaa'] });
    await world.publish('cccc', { answers: 'aaaa', name: 'Zoe' });
    expect([world.mailsTo(ada).length, await world.service.wants('aaaa')]).toEqual([1, undefined]);
  });

  test('is forgotten when the address is refused', async () => {
    world.mailer.refusing.add(ada);
    world.live.add('aaaa');
    await world.publish('aaaa', { email: ada });
    expect(await world.service.wants('aaaa')).toBeUndefined();
    expect((await world.store.find('aaaa'))?.email).toBeNull();
  });
});
