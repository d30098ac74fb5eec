import { describe, expect, test } from 'vitest';
import { oldAddress, redirectsSchema } from '../../../../src/domain/blog/redirect/old-address.ts';

describe('an old address', () => {
  test.each([
    '/',
    '/2014/05/how-to-be-rich/',
    '/?p=12&x=https://a.example//b',
    '/wp-content/uploads/a (1).jpg'.replace(' ', '%20'),
    '/über-uns',
    '/author/*',
  ])('may be %s', (text) => {
    expect(oldAddress.safeParse(text).success).toBe(true);
  });

  test.each([
    ['2014/05/', /from the first \/ on/],
    ['https://old.example/2014/', /from the first \/ on/],
    ['//elsewhere.example/', /from the first \/ on/],
    ['/\\elsewhere.example/', /from the first \/ on/],
    ['/a//b/', /from the first \/ on/],
    ['/a b/', /from the first \/ on/],
    ['/a\u0000b/', /from the first \/ on/],
    ['', /from the first \/ on/],
    ['/about/#team', /leave out the #/],
    ['/*/feed/', /only at the very end/],
    ['/author*', /only at the very end/],
  ])('is not %j', (text, remedy) => {
    expect(oldAddress.safeParse(text).error?.issues[0]?.message).toMatch(remedy);
  });
});

describe('a redirect', () => {
  test.each(['/about/', '/tags/über/', '/search/?q=a#b', 'posts/a-b/lamp 2.jpg', 'pages/lamp.jpg'])(
    'leads to %s',
    (to) => {
      expect(redirectsSchema.safeParse([{ from: '/old/', to }]).success).toBe(true);
    },
  );

  test.each([
    ['//elsewhere.example/', /lead to another site/],
    ['/\\elsewhere.example/', /lead to another site/],
    ['https://elsewhere.example/', /lead to another site/],
    ['/..//elsewhere.example/', /an address of this site/],
    ['javascript:alert(1)', /an address of this site/],
    ['posts/../../.env', /an address of this site/],
    ['pages/../.env', /an address of this site/],
    ['about', /an address of this site/],
    ['/a\r\nSet-Cookie: b', /an address of this site/],
  ])('does not lead to %j', (to, remedy) => {
    const { error } = redirectsSchema.safeParse([{ from: '/old/', to }]);
    expect(error?.issues[0]?.message).toMatch(remedy);
  });
});
