import { expect, test } from 'vitest';
import { sorryPath, sorryReason } from '../../../src/domain/booking/sorry.ts';

test.each(['incomplete', 'too-many', 'asked-often'] as const)('the page that says %s', (why) => {
  expect(sorryReason(new URL(sorryPath(why), 'http://localhost').searchParams)).toBe(why);
});

test.each(['', 'why=', 'why=toString', 'why=too-many-things'])('an address with “%s”', (asked) => {
  expect(sorryReason(new URLSearchParams(asked))).toBe('incomplete');
});
