import { expect, test } from 'vitest';
import { drawCall } from '../../../../src/domain/blog/picture/call-art.ts';

test('the lamp of a canceled call is out: less light, and the same desk', () => {
  const [lit, dark] = [drawCall('lit'), drawCall('dark')];
  const lines = (shapes: typeof lit) => shapes.map(({ d }) => d);
  expect(lines(dark)).toEqual(lines(lit).filter((line) => lines(dark).includes(line)));
  expect(lit).toHaveLength(dark.length + 1);
});

test.each(['lit', 'dark'] as const)('no thing in a %s room has the color behind it', (room) => {
  const [wall, window, moon, ...things] = drawCall(room).map(({ color }) => color);
  expect(things.slice(0, room === 'lit' ? 3 : 2)).not.toContain(wall);
  expect([moon, things.at(-2)]).not.toContain(window);
});
