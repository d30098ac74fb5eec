import { expect, test } from 'vitest';
import { unwrap } from '../../../src/domain/paid/wrapper.ts';

const shop = 'https://www.amazon.com/dp/1?tag=me-20';
const encoded = encodeURIComponent(shop);

test.each([
  [`https://www.google.com/url?q=${encoded}&sa=D&source=editors`, 'Google'],
  [`https://www.google.co.uk/url?sa=t&url=${encoded}`, 'Google'],
  ['https://www.google.com/amp/s/www.amazon.com/dp/1?tag=me-20', 'Google'],
  ['https://www-amazon-com.cdn.ampproject.org/c/s/www.amazon.com/dp/1?tag=me-20', 'AMP'],
  [`https://l.facebook.com/l.php?u=${encoded}&h=AT0`, 'Facebook'],
  [`https://lm.facebook.com/l.php?h=AT0&u=${encoded}`, 'Facebook'],
  [`https://l.instagram.com/?u=${encoded}&e=A`, 'Instagram or Threads'],
  [`https://nam02.safelinks.protection.outlook.com/?url=${encoded}&data=05`, 'Outlook'],
  [`https://www.youtube.com/redirect?event=video&q=${encoded}`, 'YouTube'],
  [`https://www.linkedin.com/safety/go?url=${encoded}`, 'LinkedIn'],
  [`https://out.reddit.com/t3_1?url=${encoded}`, 'Reddit'],
  [`https://slack-redir.net/link?url=${encoded}`, 'Slack'],
  [`https://t.umblr.com/redirect?z=${encoded}&t=1`, 'Tumblr'],
  [`https://duckduckgo.com/l/?uddg=${encoded}`, 'DuckDuckGo'],
  [`https://urldefense.com/v3/__${shop}__;!!a`, 'Proofpoint'],
  [`https://web.archive.org/web/20200101000000/${shop}`, 'the Web Archive'],
  ['https://web.archive.org/web/2020id_/https:/www.amazon.com/dp/1?tag=me-20', 'the Web Archive'],
  ['https://web.archive.org/web/www.amazon.com/dp/1?tag=me-20', 'the Web Archive'],
  [`https://archive.ph/2020.01.01-000000/${shop}`, 'archive.today'],
  [`https://www.google.com/url?q=${encodeURIComponent(encoded)}`, 'Google'],
  [
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${encoded}`)}`,
    'Outlook',
  ],
  [`https://go.example/?to=${encoded}`, undefined],
  [`https://go.example/out/${shop}`, undefined],
])('%s', (href, by) => {
  expect(unwrap(href)).toMatchObject({ by, address: shop });
});

test.each([
  'https://www.google.com/search?q=a+book',
  'https://www.google.com/url?sa=D',
  'https://google.evil.example/url?q=words',
  'https://www.facebook.com/somebody',
  'https://web.archive.org/about/',
  'https://a.example/?q=b.example',
  'mailto:a@b.example?body=https://www.amazon.com/',
  '/posts/a/',
])('nothing is inside %s', (href) => {
  expect(unwrap(href)).toBeUndefined();
});
