import { expect, it } from 'vitest';
import {
  seenCalls,
  seenField,
  seenMoves,
} from '../../../../src/domain/booking/calls/seen-calls.ts';

it('reads back from a form what it wrote into it', () => {
  const calls = ['a', 'b_-9'].map((id, sequence) => ({ id, sequence }));
  expect(seenCalls.parse(seenField(calls, new Map([['a', 2500]])))).toEqual([
    { id: 'a', sequence: 0, back: 2500 },
    { id: 'b_-9', sequence: 1, back: 0 },
  ]);
  expect(seenMoves.parse(seenField(calls.slice(1), new Map([['b_-9', 1_796_079_600]])))).toEqual([
    { id: 'b_-9', sequence: 1, start: 1_796_079_600 },
  ]);
});
