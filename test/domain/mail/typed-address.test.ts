import { expect, test } from 'vitest';
import { linkRequestSchema } from '../../../src/domain/booking/calls/send-links.ts';
import { draftOf, typedIn } from '../../../src/domain/comments/comment-form.ts';
import { inquiryOf } from '../../../src/domain/contact/inquiry.ts';
import { asciiAddress, typedAddress } from '../../../src/domain/mail/typed-address.ts';

const ada = 'ada@example.com';

test.each([
  ['as it is', ada],
  ['between spaces', ` \u00a0${ada}\t\u3000`],
  ['from an address book', `\u202a${ada}\u202c`],
  ['with a soft hyphen', 'ada@exam\u00adple.com'],
  ['with a joiner at its end', `${ada}\u200b\u2060\ufeff`],
])('an address %s is that address', (_, typed) => {
  expect(typedAddress(typed)).toBe(ada);
});

test('each form takes an address with what nobody sees', () => {
  const email = `\u202a${ada}\u202c`;
  const typed = { words: 'Hello', name: 'Ada', email, post: 'a-post', about: '' };
  expect(draftOf(typedIn(typed))).toMatchObject({ draft: { email: ada } });
  expect(inquiryOf(typed)).toMatchObject({ inquiry: { email: ada } });
  expect(linkRequestSchema.parse({ email })).toEqual({ email: ada });
});

const takenBy = (email: string) => {
  const typed = { words: 'Hello', name: 'Ada', email, post: 'a-post', about: '' };
  const [draft, inquiry] = [draftOf(typedIn(typed)), inquiryOf(typed)];
  return [
    draft.ok && draft.draft.email,
    inquiry.ok && inquiry.inquiry.email,
    linkRequestSchema.safeParse({ email }).data?.email ?? false,
  ];
};

test.each([
  ['o&m@example.com', 'o&m@example.com'],
  ['a=b@example.com', 'a=b@example.com'],
  ["o'neil+tag@mail.example.co.uk", "o'neil+tag@mail.example.co.uk"],
  ['SRS0=x/y@example.com', 'SRS0=x/y@example.com'],
  ['ada@xn--e1afmkfd.xn--p1ai', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
  ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example'],
  ['ada@例え。テスト', 'ada@xn--r8jz45g.xn--zckzah'],
])('each form takes %s as %s', (typed, address) => {
  expect(takenBy(typed)).toEqual([address, address, address]);
});

test.each([
  ...[
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@127.0.0.1',
    'ada@１２７.1',
    'a@b@example.com',
  ],
  ...['ada@example.com, eve@evil.example', 'Ada <ada@example.com>', '"a b"@example.com'],
  ...['ada@example.com\r\nBcc: eve@evil.example', 'ada@büc\nher.example', 'ada\t@example.com'],
  ...['ada\0@example.com', 'ada@exam ple.com', 'ada@bücher.example/path', 'ada@bücher.example:25'],
  ...['ada@-example.com', 'ada@example..com', 'ädä@example.com', `ada@${'ü'.repeat(80)}.example`],
  ...['\ud800@example.com', 'ada@\ud800ü.example', `${'a'.repeat(250)}@example.com`],
])('no form takes %j', (typed) => {
  expect(takenBy(typed)).toEqual([false, false, false]);
});

test('an address that a payment comes with is compared as one that is typed', () => {
  expect(asciiAddress('Ada@Bücher.example')).toBe('Ada@xn--bcher-kva.example');
  expect(asciiAddress('Ada@Example.com')).toBe('Ada@Example.com');
});
