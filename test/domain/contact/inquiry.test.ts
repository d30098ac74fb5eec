import { expect, test } from 'vitest';
import { inquiryOf, typedIn } from '../../../src/domain/contact/inquiry.ts';

const good = { words: 'Hello', name: 'Ada', email: 'ada@example.com', about: '' };

test('a whole inquiry is taken as it was typed, its controls taken out', () => {
  const typed = {
    words: ' Hello\r\n\r\n\r\nKayla\u202E \u001b[31m',
    name: 'Ada\r\nBcc: eve@evil.example',
    email: ' ada@example.com ',
    about: 'a-post',
  };
  expect(inquiryOf(typed)).toEqual({
    ok: true,
    inquiry: {
      words: 'Hello\n\nKayla [31m',
      name: 'Ada Bcc: eve@evil.example',
      email: 'ada@example.com',
      about: 'a-post',
    },
  });
});

test.each<[what: string, change: object, field: string]>([
  ['no words', { words: ' \n\t' }, 'words'],
  ['words that nobody sees', { words: '\u200b\u2060' }, 'words'],
  ['more words than there is room for', { words: 'x'.repeat(4001) }, 'words'],
  ['100 kB', { words: 'x'.repeat(100_000) }, 'words'],
  ['a link and nothing else', { words: 'https://spam.example/buy' }, 'words'],
  ['links and nothing else', { words: 'www.a.example http://b.example\n\nc.example/x !' }, 'words'],
  ['no name', { name: ' ' }, 'name'],
  ['a name without end', { name: 'x'.repeat(61) }, 'name'],
  ['no address', { email: '' }, 'email'],
  ['half an address', { email: 'ada@' }, 'email'],
  ['100 kB of an address', { email: `${'a'.repeat(100_000)}@example.com` }, 'email'],
  ['100 kB of a name', { name: 'x '.repeat(50_000) }, 'name'],
  ['two addresses', { email: 'ada@example.com, eve@evil.example' }, 'email'],
  ['an address with a header', { email: 'ada@example.com\r\nBcc: eve@evil.example' }, 'email'],
  ['an address with a name', { email: 'Ada <ada@example.com>' }, 'email'],
  ['an address without end', { email: `${'a'.repeat(300)}@example.com` }, 'email'],
])('%s: one sentence, beside its field', (_, change, field) => {
  expect(inquiryOf({ ...good, ...change })).toEqual({
    ok: false,
    wrong: { [field]: expect.stringMatching(/^[A-Z].+\.$/) },
  });
});

test.each(['Look: https://a.example', '👋 https://a.example', '1', '你好', '<3'])(
  '%s is something to read',
  (words) => expect(inquiryOf({ ...good, words }).ok).toBe(true),
);

test('each field that is wrong has its own sentence', () => {
  const read = inquiryOf({ words: '', name: '', email: 'x', about: '' });
  expect(!read.ok && Object.keys(read.wrong)).toEqual(['words', 'name', 'email']);
});

test.each(['../etc', 'A Post', 'x'.repeat(201), '<script>'])('it is about no %s', (about) => {
  expect(inquiryOf({ ...good, about })).toMatchObject({ ok: true, inquiry: { about: null } });
});

test('what is no text counts as empty, and no field but ours is taken', () => {
  const form = { words: new Blob(['x']), name: 7, email: 'ada@example.com', role: 'admin' };
  expect(typedIn(form)).toEqual({ words: '', name: '', email: 'ada@example.com', about: '' });
});
