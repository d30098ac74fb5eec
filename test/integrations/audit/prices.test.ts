import { expect, test } from 'vitest';
import { good, said } from './audited-html.ts';
import { runAudit as run } from './run-audit.ts';

const card = (why: string, title = 'A book') =>
  `${said}<article data-book="a-book"><p class="book-title">${title}</p><p>${why}</p>${good}</article>`;

test.each([
  ['Only $9.99 there.', '$9.99'],
  ['Only 9,99 € there.', '9,99 €'],
  ['Now <b>£ 12</b>!', '£ 12'],
  ['It is 9.99 USD.', '9.99 USD'],
])('fails the build on a price on an Amazon card: %s', async (why, price) => {
  const book = 'title: A book\nwhy: '.concat(why, '\n');
  const { error } = await run({ 'a/index.html': card(why) }, { 'books/a-book.yaml': book });

  expect(error).toContain(`content/books/a-book.yaml:2\n    ${price}\n`);
  expect(error).toContain('Amazon allows no price beside its links');
});

test.each([
  ['an amount in a title', card('Read it.', 'The $100 Startup')],
  ['a number', card('It has 9.99 chapters and 468 steps.')],
  ['a card without Amazon', card('Only $9.99.').replaceAll('amazon.com', 'books.example')],
  ['a price in the text of a post', `${said}<article><p>$25</p>${good}</article>`],
])('lets %s through', async (_, html) => {
  expect((await run({ 'a.html': html })).error).toBeUndefined();
});
