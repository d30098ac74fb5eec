import { expect, test } from 'vitest';
import {
  blogPosting,
  bookList,
  coachingService,
  discussion,
  jsonLd,
} from '../../../src/adapters/web/schema-org.ts';
import { siteSchema } from '../../../src/domain/blog/site.ts';
import { priceSchema } from '../../../src/domain/price.ts';
import { KEPT_BAD_COMMENTS } from '../../support/bad-comments.ts';
import { COACHING } from '../../support/booking.ts';

const settings = siteSchema.parse({
  name: 'Desk',
  tagline: 'A desk',
  description: 'About a desk',
  timeZone: 'America/New_York',
  author: 'Ada',
  contact: 'ada@example.com',
});
const site = { ...settings, authorPath: '/about/' };
const url = new URL('https://desk.example/posts/a/');

test('no text of the author ends the script element', () => {
  const title = '</script><script>alert(1)</script><!--';

  const json = jsonLd([{ '@type': 'Thing', name: title }]);

  expect(json).not.toContain('<');
  expect(JSON.parse(json)['@graph'][0].name).toBe(title);
});

test.each(KEPT_BAD_COMMENTS)('$what of a reader is text', ({ comment }) => {
  const said = discussion([comment], 1, site, url);
  const json = jsonLd([{ '@type': 'BlogPosting', ...said }]);
  expect(json).not.toContain('<');
  expect(JSON.parse(json)['@graph'][0].comment).toEqual([
    {
      ...{ '@type': 'Comment', text: comment.text, dateCreated: comment.date.toISOString() },
      ...{ url: `${url}#c-${comment.id}`, author: { '@type': 'Person', name: comment.name } },
    },
  ]);
});

test('a post that was never updated is as new as its day', () => {
  const post = { title: 'A', description: 'B', tags: [], publishAt: new Date('2026-11-11T05:00Z') };

  expect(blogPosting(post, site, url, '/posts/a/social.png')).toMatchObject({
    image: 'https://desk.example/posts/a/social.png',
    datePublished: '2026-11-11T05:00:00.000Z',
    dateModified: '2026-11-11T05:00:00.000Z',
    author: {
      ...{ name: 'Ada', url: 'https://desk.example/about/' },
      image: 'https://desk.example/portrait.webp',
    },
  });
});

test('who writes is told where the site tells it', () => {
  const offers = COACHING.offers;
  const { provider } = coachingService(
    { title: 'A', description: 'B' },
    offers,
    { ...site, authorPath: '/' },
    url,
  );

  expect(provider).toMatchObject({ name: 'Ada', url: 'https://desk.example/' });
});

test('a sponsored post says who paid', () => {
  const post = { title: 'A', description: 'B', tags: [], publishAt: new Date(0) };
  const sponsor = { name: 'Lamps', url: 'https://lamps.example/' };
  const sponsored = blogPosting({ ...post, sponsor }, site, url, '/social.png');

  expect(sponsored).toHaveProperty('sponsor', { '@type': 'Organization', ...sponsor });
  expect(blogPosting(post, site, url, '/social.png')).not.toHaveProperty('sponsor');
});

test('a book has its long ISBN, or none', () => {
  const book = { title: 'Girlboss', authors: ['Sophia'], why: 'It is.', gifted: false };
  const books = [{ ...book, isbn: '0446575062' }, book];

  const { itemListElement } = bookList({ title: 'A', description: 'B' }, books, url);

  expect(itemListElement).toMatchObject([
    { position: 1, item: { isbn: '9780446575065', author: [{ name: 'Sophia' }] } },
    { position: 2, item: expect.not.objectContaining({ isbn: expect.anything() }) },
  ]);
});

test.each([
  ['25.00 USD', { price: '25.00', priceCurrency: 'USD' }],
  ['19.5 EUR', { price: '19.50', priceCurrency: 'EUR' }],
  ['3000 JPY', { price: '3000', priceCurrency: 'JPY' }],
])('a call for %s says so to machines', (price, offered) => {
  const offer = { ...COACHING.offers[0], price: priceSchema.parse(price) };

  const { offers } = coachingService({ title: 'A', description: 'B' }, [offer], site, url);

  expect(offers).toMatchObject([offered]);
});

test('a call that cannot be had is on no offer', () => {
  expect(coachingService({ title: 'A', description: 'B' }, [], site, url)).not.toHaveProperty(
    'offers',
  );
});
