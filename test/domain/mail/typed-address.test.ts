import { expect, test } from 'vitest';
import { linkRequestSchema } from '../../../src/domain/booking/calls/send-links.ts';
import { draftOf, typedIn } from '../../../src/domain/comments/comment-form.ts';
import { inquiryOf } from '../../../src/domain/contact/inquiry.ts';
import { typedAddress } from '../../../src/domain/mail/typed-address.ts';

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
