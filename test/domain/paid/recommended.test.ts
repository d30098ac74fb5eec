import { describe, expect, it } from 'vitest';
import { type Program, programsSchema } from '../../../src/domain/paid/program.ts';
import { recommended } from '../../../src/domain/paid/recommended.ts';

const siteUrl = new URL('https://desk.example');
const book = { title: 'Quiet', authors: ['Ann Lee', 'Bo Dahl'], isbn: '0446575062', gifted: false };
const chosen = { posts: [], books: [book] };
const programsWith = (inMail: unknown): Program[] =>
  programsSchema.parse([
    {
      ...{ name: 'Amazon', hosts: ['amazon.com'], label: 'paid link', query: { tag: 'me-20' } },
      ...{ statement: 'As an Amazon Associate I earn from qualifying purchases.', inMail },
    },
    { name: 'Bookshop.org', hosts: ['bookshop.org'], label: 'ad', path: '/a/1/{isbn13}' },
  ]);
const said = (inMail: unknown, what = chosen) =>
  recommended(what, { programs: programsWith(inMail), siteUrl });

describe('a book', () => {
  it.each([undefined, 'no', false])('has plain links where a program’s inMail is %j', (inMail) => {
    const { disclosed, links } = said(inMail);
    expect(disclosed).toEqual([]);
    expect(links).toEqual([
      {
        label: 'Quiet, Ann Lee and Bo Dahl (Library)',
        href: expect.stringMatching(/^https:\/\/search\.worldcat\.org\//),
      },
      {
        label: 'Quiet, Ann Lee and Bo Dahl (Bookshop.org)',
        href: 'https://bookshop.org/book/9780446575065',
      },
      {
        label: 'Quiet, Ann Lee and Bo Dahl (Amazon)',
        href: 'https://www.amazon.com/dp/0446575062',
      },
    ]);
  });

  it.each(['yes', true])(
    'has the link of the one program whose inMail is %j, and says so',
    (inMail) => {
      const { disclosed, links } = said(inMail);
      expect(links[2]).toEqual({
        label: 'Quiet, Ann Lee and Bo Dahl (Amazon, paid link)',
        href: 'https://www.amazon.com/dp/0446575062?tag=me-20',
      });
      expect(links[1]?.href).toBe('https://bookshop.org/book/9780446575065');
      expect(disclosed).toEqual([
        'Some links here are paid links: I get a commission if you buy through them.',
        'As an Amazon Associate I earn from qualifying purchases.',
      ]);
    },
  );

  it('that was a present is told as one', () => {
    const present = { posts: [], books: [{ ...book, gifted: true }] };
    expect(said('no', present).disclosed.join()).toContain('were presents');
  });
});

it('a post has its whole address, and says who paid for it', () => {
  const posts = [
    { slug: 'a', title: 'The first' },
    { slug: 'b', title: 'The second', sponsor: { name: 'Lamps', url: 'https://lamps.example' } },
  ];
  expect(said('yes', { posts, books: [] } as never)).toEqual({
    disclosed: [],
    links: [
      { label: 'The first', href: 'https://desk.example/posts/a/' },
      { label: 'Sponsored: The second', href: 'https://desk.example/posts/b/' },
    ],
  });
});
