import { expect, test } from 'vitest';
import { z } from 'zod';
import { contentFaults } from '../../../src/adapters/content/faults.ts';
import { readYaml } from '../../../src/adapters/content/yaml/read-yaml.ts';
import { say, sentence } from '../../../src/domain/words/sentence.ts';

const words = z.strictObject({
  plain: sentence('Newest', 'Above the posts.'),
  offer: sentence('For {price}, says {author}.', 'Below a post.', ['price']),
});
const faultsOf = (yaml: string) =>
  contentFaults(readYaml('words.yaml', yaml), words).map(({ line, text }) => `${line} ${text}`);
const about = '(Below a post. It has to say {price}. It may say {author}.)';

test('where the author has written nothing, something plain is said', () => {
  expect(words.parse({})).toEqual({ plain: 'Newest', offer: 'For {price}, says {author}.' });
});

test.each(['Only {price}!', '{author}, {author} and {price}', '{price}'])(
  'a sentence may say %s',
  (offer) => {
    expect(faultsOf(`offer: ${JSON.stringify(offer)}`)).toEqual([]);
  },
);

test.each([
  ['offer: From {author}', `offer: write {price} where the site is to fill it in ${about}`],
  [
    'offer: Now {prise}',
    `offer: the site can’t fill {prise} here; it fills {price} and {author} ${about}`,
  ],
  ['offer: Now {Price}', 'offer: the site can’t fill {Price} here; it fills'],
  ['offer: Now { price }', 'offer: the site can’t fill { price } here; it fills'],
  ['offer: Now {{price}}', 'offer: the site can’t fill {} here; it fills'],
  ['offer: Now {price', 'offer: the site can’t fill { here; it fills'],
  ['offer: Now {price} {', 'offer: the site can’t fill { here; it fills'],
  ['offer: Now {price}}', 'offer: the site can’t fill } here; it fills'],
  [
    'plain: Newest of {author}',
    'plain: the site can’t fill {author} here; leave it out (Above the posts.)',
  ],
  ['plain: ""', 'plain: is empty (Above the posts.)'],
  ['plain: "\\u00a0\\u200b"', 'plain: is empty (Above the posts.)'],
  ['plain: "one\\u2028two"', 'plain: write it on one line (Above the posts.)'],
  ['plain:', 'plain: is empty; what follows a # counts only in quotation marks'],
  ['plain: 2026', 'plain: put it in quotation marks: "2026"'],
  ['plain: [Newest]', 'plain: write words, not a list'],
  [
    'offer: {price}',
    'offer: write words, not a group; words that begin with { stand in quotation marks',
  ],
  ['plain: |\n  one\n  two', 'plain: write it on one line'],
  ['palin: Newest', 'palin: there is no such field; there are plain, offer'],
])('of %s it says what to write', (yaml, text) => {
  expect(faultsOf(`# hers\n${yaml}`)).toEqual([expect.stringContaining(`2 ${text}`)]);
});

test('one that begins with a brace and goes on is to stand in quotation marks', () => {
  expect(() => readYaml('words.yaml', 'offer: {price} and more')).toThrow(
    'words.yaml:1 put the value in quotation marks: offer: "{price} and more"',
  );
});

test('its places are filled, with whatever it is', () => {
  const { offer } = words.parse({ offer: '{author}: {price}, {price}.' });

  expect(say(offer, { price: '$25', author: '{price} $& Ada' })).toBe('{price} $& Ada: $25, $25.');
});
