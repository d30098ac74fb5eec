import { expect, it } from 'vitest';
import { seenCalls, seenCallsField } from '../../../../src/domain/booking/calls/seen-calls.ts';

it('reads back from a form what it wrote into it', () => {
  const calls = ['a', 'b_-9'].map((id, sequence) => ({ id, sequence }));
  const back = new Map([['a', 2500]]);
  expect(seenCalls.parse(seenCallsField(calls, back))).toEqual([
    { id: 'a', sequence: 0, back: 2500 },
    { id: 'b_-9', sequence: 1, back: 0 },
  ]);
});
