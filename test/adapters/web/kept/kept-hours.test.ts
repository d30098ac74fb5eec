import { expect, test } from 'vitest';
import { MONDAY_6PM } from '../../../support/booking.ts';
import { MINE, world } from './hours-world.ts';

test('renders a page once, and each reader has a visit of their own', async () => {
  const { look, rendered } = await world();
  const looks = [
    await look(),
    await look(),
    await look(),
    await look('', { 'accept-encoding': 'gzip' }),
  ];
  expect(new Set(looks.map(({ visit }) => visit)).size).toBe(4);
  expect(new Set(looks.map(({ page }) => page))).toEqual(new Set([looks[0]?.page]));
  expect(rendered).toEqual(['', '']);
});

test('sends of a kept page the headers that come with one that is rendered', async () => {
  const { look } = await world();
  const [first, second] = [await look(), await look()];
  const { date: _, 'content-length': length, ...headers } = Object.fromEntries(second.headers);
  expect(Number(length)).toBeGreaterThan(0);
  expect(Object.fromEntries(first.headers)).toMatchObject(headers);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-security-policy': "frame-ancestors 'none', default-src 'self'",
    'cache-control': 'private, no-store',
    vary: 'Accept-Encoding',
    'x-frame-options': 'DENY',
  });
});

test('shows at once what a booking, the clock or a calendar makes of the hours', async () => {
  const { look, state, rendered } = await world();
  const changes: (() => void)[] = [
    () => void (state.taken.push(MONDAY_6PM), state.version++),
    () => void (state.taken.pop(), state.version++),
    () => void (state.now += 7 * 86_400),
    () => void ((state.isUnread = true), state.version++),
  ];
  for (const change of changes) {
    const { page } = await look();
    change();
    expect((await look()).page).not.toBe(page);
  }
  expect(rendered.length).toBe(4);
});

test('does not render anew for what changes nothing on the page', async () => {
  const { look, state, rendered } = await world();
  await look();
  state.version++;
  await look();
  state.now++;
  await look('?zone=America/New_York&utm_source=mail');
  expect(rendered).toEqual(['']);
});

test.each([
  '?zone=Asia/Tokyo',
  '?zones=all',
  '?zone=Nowhere',
  '?from=a-post',
  '?reason=taken',
  `?near=2026-12-02T23:00:00.000Z`,
])('does not show what %s asks for to who did not ask', async (query) => {
  const { look, rendered } = await world();
  const pages = [(await look(query)).page, (await look()).page, (await look(query)).page];
  expect(pages[0]).toBe(pages[2]);
  expect(pages[0]).not.toBe(pages[1]);
  expect(rendered).toEqual([query, '']);
});

test('leaves a reader’s own page to who renders it, and keeps none', async () => {
  const { look, rendered } = await world();
  const mine = await look('', { cookie: 'theme=dark; hold=abc' });
  expect(mine.page).toContain(MINE);
  expect((await look()).page).not.toContain(MINE);
  expect((await look('', { cookie: 'hold=abc' })).page).toContain(MINE);
  expect((await look('', { cookie: 'theme=dark' })).page).not.toContain(MINE);
  expect(rendered.length).toBe(3);
});

test('keeps no page of hours that changed while it was rendered', async () => {
  const { look, state, rendered } = await world();
  state.whileRendering = () => void (state.taken.push(MONDAY_6PM), state.version++);
  await look();
  state.whileRendering = () => undefined;
  const { page } = await look();
  expect(page).not.toContain(String(MONDAY_6PM));
  expect(rendered.length).toBe(2);
});

test('lets all who come while a page is rendered wait for it', async () => {
  const { look, rendered } = await world();
  const looks = await Promise.all(Array.from({ length: 9 }, () => look()));
  expect(new Set(looks.map(({ visit }) => visit)).size).toBe(9);
  expect(rendered.length).toBe(1);
});

test('renders for the next who asks when it failed for the first', async () => {
  const { look, state, rendered } = await world();
  state.status = 500;
  const failed = await Promise.all([look(), look()]);
  expect(failed.map(({ status }) => status)).toEqual([500, 500]);
  state.status = 200;
  expect((await look()).status).toBe(200);
  expect(rendered.length).toBe(3);
});

test('leaves it to who renders to say that the hours can’t be had', async () => {
  const { look, state, rendered } = await world();
  await look();
  state.fault = new Error('no database');
  state.version++;
  expect((await look()).status).toBe(200);
  expect(rendered.length).toBe(2);
});

test.each([
  ['a database over the network', undefined, {}],
  ['a reader who takes nothing compressed', 1, { 'accept-encoding': 'identity' }],
  ['a reader who refuses what others take', 1, { 'accept-encoding': 'br;q=0, gzip;q=0' }],
])('renders each page for %s', async (_, version, headers) => {
  const { look, state, rendered } = await world();
  Object.assign(state, { version });
  const [{ visit }, second] = [await look('', headers), await look('', headers)];
  expect(second.visit).not.toBe(visit);
  expect(rendered.length).toBe(2);
});
