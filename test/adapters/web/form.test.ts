import { expect, it, vi } from 'vitest';
import { readForm } from '../../../src/adapters/web/form.ts';

const post = (body: BodyInit) =>
  new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit);
const fields = (count: number) =>
  new URLSearchParams(Array.from({ length: count }, (_, index) => [`f${index}`, '1']));

it('reads the fields of a form', async () => {
  expect(await readForm(post(new URLSearchParams({ a: '1', b: 'ü' })))).toEqual({ a: '1', b: 'ü' });
});

it('gives whoever asks again the same', async () => {
  const request = post(new URLSearchParams({ a: '1' }));
  expect([await readForm(request), await readForm(request, 1)]).toEqual([{ a: '1' }, { a: '1' }]);
});

it.each<[string, BodyInit, boolean]>([
  ['50 fields', fields(50), true],
  ['51 fields', fields(51), false],
  ['64 kB', new URLSearchParams({ a: 'x'.repeat(65_536 - 2) }), true],
  ['one byte more', new URLSearchParams({ a: 'x'.repeat(65_536 - 1) }), false],
  ['one name twice', new URLSearchParams('a=1&a=2'), false],
  ['JSON', new Blob(['{}'], { type: 'application/json' }), false],
])('reads %s: %s', async (_, body, isRead) => {
  expect((await readForm(post(body))) !== undefined).toBe(isRead);
});

it('waits ten seconds for what does not come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const never = new ReadableStream({ pull: () => new Promise(() => {}) });
  const read = readForm(post(never));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await read).toBeUndefined();
  vi.useRealTimers();
});
