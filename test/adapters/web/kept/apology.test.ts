import { expect, test, vi } from 'vitest';
import { apology } from '../../../../src/adapters/web/kept/apology.ts';

test('a page that apologizes is rendered once for all who are refused so', async () => {
  const headers = { 'content-security-policy': "default-src 'self'", 'cache-control': 'no-store' };
  const render = vi.fn(async () => new Response('Sorry.', { status: 400, headers }));
  const full = vi.fn(async () => new Response('Too many.', { status: 429, headers }));
  for (let time = 0; time < 3; time++) {
    const answer = await apology('asked-often', render);
    expect(answer.status).toBe(400);
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
    expect(await answer.text()).toBe('Sorry.');
    expect((await apology('too-many', full)).status).toBe(429);
  }
  expect([render, full].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});
