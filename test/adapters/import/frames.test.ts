import { expect, test } from 'vitest';
import { mdxOf } from './mdx-of.ts';

test.each([
  [
    'a frame is a link',
    '<iframe src="https://www.youtube.com/embed/abcdefgh"></iframe>',
    '[Watch on YouTube](https://www.youtube.com/watch?v=abcdefgh)\n',
  ],
  [
    'a player of old, too',
    '<object width="4"><param name="movie" value="https://www.youtube.com/v/abcdefgh&hl=en"><embed src="https://www.youtube.com/v/abcdefgh?fs=1"></object>',
    '[Watch on YouTube](https://www.youtube.com/watch?v=abcdefgh)\n',
  ],
  [
    'a post of Facebook',
    '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1"></iframe>',
    '[See it on Facebook](https://www.facebook.com/a/posts/1)\n',
  ],
  [
    'a song',
    '<iframe src="https://open.spotify.com/embed/track/1"></iframe>',
    '[Listen on Spotify](https://open.spotify.com/track/1)\n',
  ],
  ['a lonely address too', 'https://vimeo.com/1', '[Watch on Vimeo](https://vimeo.com/1)\n'],
  [
    'a map is a link',
    '<iframe src="https://www.google.com/maps/embed?pb=!1m1"></iframe>',
    '[See the map](https://www.google.com/maps/embed?pb=!1m1)\n',
  ],
  [
    'a box of Amazon leads to the book',
    '<iframe src="//ws-na.amazon-adsystem.com/widgets/q?MarketPlace=GB&ASINS=0446575062&tag=ada-20"></iframe>',
    '[See it at Amazon](https://www.amazon.co.uk/dp/0446575062)\n',
  ],
  [
    'one of a search leads nowhere',
    'a<iframe src="//ws-na.amazon-adsystem.com/widgets/q?ServiceVersion=1"></iframe>',
    'a\n',
  ],
])('%s', (_, content, mdx) => {
  expect(mdxOf(content)).toBe(mdx);
});
