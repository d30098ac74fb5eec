import { expect, it } from 'vitest';

const winter = new Date(Date.UTC(2026, 11, 1, 12));

it('these tests run on a machine whose clock is nowhere near an office', () => {
  const offsets = { 'Asia/Kathmandu': -345, 'Pacific/Apia': -780, 'America/St_Johns': 210 };
  expect(Object.entries(offsets)).toContainEqual([process.env['TZ'], winter.getTimezoneOffset()]);
});
