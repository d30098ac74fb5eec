import { expect, test, vi } from 'vitest';
import { inTurn, printRows } from './rows.ts';

test('everything is done in turn, and what the first time says does not count', async () => {
  const done: string[] = [];
  const said = await inTurn({ a: () => done.push('a'), b: async () => done.push('b') }, 2);

  expect(done.join('')).toBe('ababab');
  expect(said).toEqual({ a: [3, 5], b: [4, 6] });
});

test('only what needs it is warmed up', async () => {
  const done: string[] = [];
  const things = { a: () => done.push('a'), b: () => done.push('b') };

  expect(await inTurn(things, 1, ['b'])).toEqual({ a: [2], b: [3] });
  expect(done.join('')).toBe('bab');
});

test('a row has median, range, what it stands beside, and whether its goal is met', () => {
  const log = vi.spyOn(console, 'log').mockReturnValue(undefined);
  const show = (value: number) => `${value} s`;
  const beside = { name: 'plain', values: [2, 1, 2] };
  printRows('Builds', [
    { what: 'ours', values: [9, 3, 4], beside, show, goal: { most: 5, mostTimes: 2 } },
    { what: 'ours', values: [9, 3, 4], beside, show, goal: { mostTimes: 1.9 } },
    { what: 'answers', values: [1], show, goal: { least: 2 } },
    { what: 'no goal', values: [1], show },
  ]);

  expect(log.mock.calls.map(([line]) => String(line).trim().split(/ {2,}/))).toEqual([
    ['Builds'],
    ['what', 'median', 'range', 'beside', 'median', 'range', 'ratio', 'goal'],
    ['ours', '4 s', '3 s–9 s', 'plain', '2 s', '1 s–2 s', '2.00 ×', '≤ 5 s, ≤ 2 ×', '✓'],
    ['ours', '4 s', '3 s–9 s', 'plain', '2 s', '1 s–2 s', '2.00 ×', '≤ 1.9 ×', '✗'],
    ['answers', '1 s', '1 s–1 s', '≥ 2 s', '✗'],
    ['no goal', '1 s', '1 s–1 s'],
  ]);
});
