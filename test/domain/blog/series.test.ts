import { expect, test } from 'vitest';
import { groupBySeries, partsBySlug } from '../../../src/domain/blog/series.ts';

const post = (slug: string, day: number, series?: string) => ({
  slug,
  publishAt: new Date(Date.UTC(2025, 0, day)),
  series,
});
const third = post('third', 20, 'the desk explained');
const first = post('first', 1, 'The Desk, Explained');
const second = post('second', 9, 'The Desk, Explained');
const alone = post('alone', 5, 'Begun and never continued');
const posts = [third, second, alone, post('none', 3), first];

test('puts the parts in the order they appeared, under the first spelling', () => {
  expect(groupBySeries(posts)).toEqual([
    { slug: 'the-desk-explained', name: 'The Desk, Explained', parts: [first, second, third] },
  ]);
});

test.each([
  ['first', 1, undefined, 'second'],
  ['second', 2, 'first', 'third'],
  ['third', 3, 'second', undefined],
])('%s is part %i', (slug, number, previous, next) => {
  const part = partsBySlug(groupBySeries(posts)).get(slug);

  expect(part).toMatchObject({ number, series: { slug: 'the-desk-explained' } });
  expect([part?.previous?.slug, part?.next?.slug]).toEqual([previous, next]);
});

test.each(['alone', 'none'])('%s is part of nothing', (slug) => {
  expect(partsBySlug(groupBySeries(posts)).has(slug)).toBe(false);
});

test('parts of the same instant stand in the order of their slugs, whatever order they come in', () => {
  const [a, b] = [post('a', 1, 'S'), post('b', 1, 's')];

  expect(groupBySeries([a, b])).toEqual(groupBySeries([b, a]));
});
