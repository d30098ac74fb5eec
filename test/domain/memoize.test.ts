import { expect, test, vi } from 'vitest';
import { memoize } from '../../src/domain/memoize.ts';

test('each question is answered once, one without an answer too', () => {
  const answer = vi.fn((question: string) => (question === 'none' ? undefined : question.length));
  const memoized = memoize(answer);

  expect(['a', 'bb', 'a', 'none', 'none'].map(memoized)).toEqual([1, 2, 1, undefined, undefined]);
  expect(answer.mock.calls).toEqual([['a'], ['bb'], ['none']]);
});
