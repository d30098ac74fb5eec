import { expect, test } from 'vitest';
import { askShortLinks } from '../../../src/cli/import/short-links.ts';

test('short links are asked once where they lead, and nothing else is', async () => {
  const asked: string[] = [];
  const links = [
    'https://amzn.to/a',
    'https://bit.ly/b',
    'https://bit.ly/c',
    'https://a.example/',
    'x:y',
  ];
  const hops = await askShortLinks(links, [], async (address) => {
    asked.push(address);
    if (address.endsWith('b')) throw new Error('nobody answers');
    return address.endsWith('c') ? 'javascript:alert(1)' : 'https://shop.example/a';
  });

  expect(asked).toEqual(links.slice(0, 3));
  expect([...hops]).toEqual([['https://amzn.to/a', 'https://shop.example/a']]);
});
