import { expect, test } from 'vitest';
import { relatedPosts } from '../../../../src/domain/blog/related/related.ts';

type Written = Partial<Parameters<typeof relatedPosts>[0][number]>;

const write = (slug: string, fields: Written = {}) => ({
  slug,
  title: slug,
  description: '',
  text: '',
  tags: [],
  books: [],
  related: [],
  ...fields,
});
/** Posts that have nothing in common with anything. */
const [newer, older, ...others] = Array.from({ length: 9 }, (_, index) => write(`other${index}`));

function alike(fields: Written, ...rest: ReturnType<typeof write>[]) {
  const posts = [newer!, write('read', fields), older!, ...rest, ...others];
  return relatedPosts(posts, 3)
    .get('read')
    ?.map(({ slug }) => slug);
}

test.each<[string, Written]>([
  ['a tag', { tags: ['Growing up'] }],
  ['a book', { books: ['thrive'] }],
  ['rare words', { text: 'The fern called Gerald is watered by the plumber on Tuesdays.' }],
])('what shares %s is alike', (_, shared) => {
  expect(alike(shared, write('like', shared))).toEqual(['like']);
});

test('spellings of a tag are one tag', () => {
  expect(alike({ tags: ['growing up'] }, write('like', { tags: ['Growing-Up'] }))).toEqual([
    'like',
  ]);
});

test('posts that share nothing are not offered, however few there are', () => {
  expect(alike({ tags: ['work'] }, write('unlike', { tags: ['money'] }))).toEqual([]);
});

test('what every post has brings none of them together', () => {
  const common = { tags: ['blog'], text: 'Hello, and welcome to my blog about everything.' };
  const posts = Array.from({ length: 8 }, (_, index) => write(`post${index}`, common));

  expect([...relatedPosts(posts, 3).values()].flat()).toEqual([]);
});

test('a few common words are noise', () => {
  const text = (rare: string) => `${rare} when I would have been there because it was what I had`;
  const rare = ['lamps', 'boats', 'soups', 'ferns'].map((each) => each.repeat(2));

  expect(
    alike({ text: text('cats dogs') }, ...rare.map((each) => write(each, { text: text(each) }))),
  ).toEqual([]);
});

test('the rarer tag weighs more', () => {
  const common = [1, 2, 3, 4].map((each) => write(`work${each}`, { tags: ['work'] }));
  const rare = write('fern', { tags: ['ferns'] });

  expect(alike({ tags: ['work', 'ferns'] }, ...common, rare)?.[0]).toBe('fern');
});

test('the ones that the author named come first, as she ordered them', () => {
  const posts = ['a', 'b'].map((slug) => write(slug));
  const like = write('like', { tags: ['ferns'] });

  expect(alike({ tags: ['ferns'], related: ['b', 'a'] }, like, ...posts)).toEqual([
    'b',
    'a',
    'like',
  ]);
});

test('offers no more than asked for, nothing twice, not the post itself and no unpublished one', () => {
  const tags = ['ferns'];
  const like = ['a', 'b', 'c', 'd'].map((slug) => write(slug, { tags }));

  expect(alike({ tags, related: ['read', 'c', 'draft'] }, ...like)).toEqual(['c', 'a', 'b']);
});

test('the posts before and after it and the parts of its series are not offered once more', () => {
  const fields = { tags: ['ferns'], series: 'The desk' };
  const [a, b, part, c] = [
    write('a', { tags: ['ferns'] }),
    write('b', { tags: ['ferns'] }),
    write('part', { tags: ['ferns'], series: 'the Desk' }),
    write('c', { tags: ['ferns'] }),
  ];
  const read = write('read', { ...fields, related: ['a', 'part', 'c'] });
  const posts = [a, read, b, part, c, ...others];

  expect(relatedPosts(posts, 3).get('read')).toEqual([c]);
});

test('a post is as like another as the other is like it, in every order', () => {
  const [a, b] = [write('a', { tags: ['ferns'] }), write('b', { tags: ['ferns'] })];

  for (const posts of [
    [a, ...others, b],
    [b, ...others, a],
  ]) {
    const related = relatedPosts(posts, 3);
    expect([related.get('a'), related.get('b')]).toEqual([[b], [a]]);
  }
});
