import { expect, test } from 'vitest';
import { locale } from '../../../src/domain/time/locale.ts';

test.each([
  ['en-GB', 'en-GB'],
  ['en-gb', 'en-GB'],
  [' de ', 'de'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
])('%s is a locale', (tag, known) => {
  expect(locale.parse(tag)).toBe(known);
});

test.each(['', 'en_GB', 'English', 'Britain', 'en-GB-', 'xx', 'de DE', '49'])(
  '%j is none',
  (tag) => {
    expect(locale.safeParse(tag).error?.issues[0]?.message).toMatch(/^write a language.*en-GB$/);
  },
);
