import { expect, test } from 'vitest';
import { commentsOf } from '../../src/integrations/search-index.ts';

const page = (comments: string) =>
  `<!doctype html><html lang="en"><body><h1 class="a">A post</h1><p>Its text</p>${comments}<footer></footer></body></html>`;

test('the comments of a post are a page with its title, marked as what they are called', () => {
  const section =
    '<section id="comments" class="b"><h2 id="said">Comments</h2><ol><li id="c-aaaa">Hi</li></ol></section>';
  expect(commentsOf(page(section))).toBe(
    `<html lang="en"><body data-pagefind-body><h1 class="a">A post</h1>${section.replace('<h2', '<h2 data-pagefind-meta="kind"')}</body></html>`,
  );
});

test.each([
  ['without a section for them', ''],
  ['with a form alone', '<section id="comments"><h2>Comments</h2><form></form></section>'],
])('a post %s has none to find', (_, section) => {
  expect(commentsOf(page(section))).toBeUndefined();
});
