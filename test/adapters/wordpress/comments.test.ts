import { describe, expect, test } from 'vitest';
import { commentsOf } from '../../../src/adapters/wordpress/comments.ts';
import { type Comment, emptyComment } from '../../../src/adapters/wordpress/item.ts';

/** An approved comment; each is a second younger than the one before it. */
function comment(id: number, other: Partial<Comment> = {}): Comment {
  const date = `2014-05-06 10:00:${String(id).padStart(2, '0')}`;
  const said = { author: `Reader ${id}`, content: `Words ${id}`, parent: '0', approved: '1' };
  return { ...emptyComment(), id: String(id), date, ...said, ...other };
}

const blog = (address: string) => ({ address: new URL(address), timeZone: 'America/New_York' });
const read = (...comments: Comment[]) =>
  commentsOf({ comments }, blog('https://old.example/'), '1');
const textOf = (content: string) => read(comment(1, { content }))[0]?.text;
/** The words of each, and of what it answers. */
const threads = (...comments: Comment[]) => {
  const all = read(...comments);
  return all.map(({ text, answers }) => [text, all.find(({ id }) => id === answers)?.text]);
};

test('a comment comes along with its name, its instant, its page and an id that stays', () => {
  const site = 'http://ada.example';
  const [ada] = read(comment(7, { author: ' Ada &amp; Bob\n', site, user: '0' }));
  expect(ada).toEqual({
    ...{ id: expect.stringMatching(/^[0-9a-f]{12}$/), name: 'Ada & Bob', text: 'Words 7' },
    ...{ date: new Date('2014-05-06T10:00:07Z'), site: 'http://ada.example/' },
    ...{ answers: undefined, author: false },
  });
  expect(read(comment(7))[0]?.id).toBe(ada?.id);
  expect(
    commentsOf({ comments: [comment(7)] }, blog('https://other.example/'), '1')[0]?.id,
  ).not.toBe(ada?.id);
});

test.each([
  ['no name', { author: ' ' }, { name: 'Anonymous' }],
  ['an e-mail address', { author: 'ada@private.example' }, { name: 'Anonymous' }],
  ['a name and one', { author: 'Ada <ada@private.example>' }, { name: 'Ada' }],
  ['an IP address', { author: '192.0.2.7' }, { name: 'Anonymous' }],
  [
    'a date on the clock of the blog alone',
    { date: '0000-00-00 00:00:00', localDate: '2014-05-06 06:00:07' },
    { date: new Date('2014-05-06T10:00:07Z') },
  ],
  ['no date', { date: '0000-00-00 00:00:00' }, { date: undefined }],
  ['no page of the web', { site: 'javascript:alert(1)' }, { site: undefined }],
  ['who wrote the post', { user: '1' }, { author: true }],
  ['another account', { user: '2' }, { author: false }],
] as const)('of %s it is told as such', (_, other, expected) => {
  expect(read(comment(1, other))[0]).toMatchObject(expected);
});

test.each([
  ['a pingback', { type: 'pingback' }],
  ['a trackback', { type: 'trackback' }],
  ['a note of a shop', { type: 'order_note' }],
  ['what waits', { approved: '0' }],
  ['spam', { approved: 'spam' }],
  ['nothing', { content: '<p> </p>' }],
])('%s stays behind', (_, other) => {
  expect(read(comment(1, other))).toEqual([]);
});

describe('a thread', () => {
  test('keeps who answers whom, in the order of their time', () => {
    expect(threads(comment(3, { parent: '2' }), comment(1), comment(2, { parent: '1' }))).toEqual([
      ['Words 1', undefined],
      ['Words 2', 'Words 1'],
      ['Words 3', 'Words 2'],
    ]);
  });

  test('closes over what stays behind, also where that answers itself', () => {
    const hidden = { approved: '0' };
    expect(
      threads(
        comment(1),
        comment(2, { parent: '1', ...hidden }),
        comment(3, { parent: '2' }),
        comment(4, { parent: '5', ...hidden }),
        comment(5, { parent: '4', ...hidden }),
        comment(6, { parent: '5' }),
      ),
    ).toEqual([
      ['Words 1', undefined],
      ['Words 3', 'Words 1'],
      ['Words 6', undefined],
    ]);
  });

  test('has the same words of the same name once, with what answers either', () => {
    expect(
      threads(
        comment(1, { author: 'Ada', content: 'Yes!' }),
        comment(2, { author: 'ADA ', content: ' yes!' }),
        comment(3, { parent: '2' }),
      ),
    ).toEqual([
      ['Yes!', undefined],
      ['Words 3', 'Yes!'],
    ]);
  });
});

test.each([
  ['One\nline\n\nand another', 'One\nline\n\nand another'],
  ['<p>One</p><p>two<br />three</p>', 'One\n\ntwo\nthree'],
  ['I <3 it &amp; <em>you</em> &#8220;all&#8221;', 'I <3 it & you “all”'],
  ['<a href="https://a.example/b">look</a>!', 'look https://a.example/b!'],
  ['<a href="http://a.example" rel="nofollow">http://a.example</a>', 'http://a.example'],
  ['<a href="javascript:alert(1)">look</a>', 'look'],
  ['<script>alert(1)</script>a<style>b</style>', 'a'],
  ['a\u0000\u202Eb\u0007', 'ab'],
  ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
])('%j becomes the plain words %j', (html, words) => {
  expect(textOf(html)).toBe(words);
});
