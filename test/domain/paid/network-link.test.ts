import { expect, test } from 'vitest';
import { networkLink } from '../../../src/domain/paid/network-link.ts';
import { networks } from '../../../src/domain/paid/networks.ts';

const linkOf = (href: string) => networkLink(href, new URL(href));

test.each([
  ['https://liketk.it/abc', 'LTK'],
  ['https://www.shopltk.com/explore/somebody', 'LTK'],
  ['https://rstyle.me/+abc', 'LTK'],
  ['https://www.shareasale.com/r.cfm?b=1&u=2&m=3', 'ShareASale'],
  ['https://shareasale.com/m-pr.cfm?merchantID=1&userID=2', 'ShareASale'],
  ['https://shareasale-analytics.com/r.cfm?b=1', 'ShareASale'],
  ['https://www.awin1.com/cread.php?awinmid=1&awinaffid=2', 'Awin'],
  ['https://tidd.ly/3abc', 'Awin'],
  ['https://click.linksynergy.com/deeplink?id=A&mid=1', 'Rakuten Advertising'],
  ['https://www.anrdoezrs.net/click-1234567-7654321', 'CJ'],
  ['https://www.kqzyfj.com/l5115shqnhp', 'CJ'],
  ['https://cj.shop.example/click-1234567-7654321?url=x', 'CJ'],
  ['https://brand.pxf.io/abc', 'Impact'],
  ['https://brand.sjv.io/c/12345/6/7', 'Impact'],
  ['https://brand.7eer.net/c/12345/6/7', 'Impact'],
  ['https://goto.shop.example/c/12345/678/910?u=x', 'Impact'],
  ['https://go.skimresources.com/?id=1&url=https%3A%2F%2Fshop.example', 'Skimlinks'],
  ['https://go.redirectingat.com/?id=1&url=x', 'Skimlinks'],
  ['https://redirect.viglink.com/?key=1&u=x', 'Sovrn'],
  ['https://prf.hn/click/camref:1x', 'Partnerize'],
  ['https://brand.prf.hn/click/camref:1x', 'Partnerize'],
  ['https://www.pntrac.com/t/1-2-3', 'Pepperjam'],
  ['https://geni.us/abc', 'Geniuslink'],
  ['https://shopstyle.it/l/abc', 'ShopStyle'],
  ['https://howl.me/abc', 'Howl'],
  ['https://magik.ly/abc', 'MagicLinks'],
  ['https://bookshop.org/a/12345/9781455516902', 'Bookshop.org'],
  ['https://uk.bookshop.org/a/12345/9781455516902', 'Bookshop.org'],
  ['https://bookshop.org/shop/somebody', 'Bookshop.org'],
  ['https://amzn.to/3abc', 'Amazon Associates'],
  ['https://amzn.eu/d/abc', 'Amazon Associates'],
  ['https://www.amazon.de/dp/0061914177?tag=someone-21', 'Amazon Associates'],
  ['https://smile.amazon.com/dp/0061914177/?ref=x&tag=someone-20', 'Amazon Associates'],
  ['https://www.amazon.com/dp/0061914177&tag=someone-20', 'Amazon Associates'],
  ['https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20', 'Amazon Associates'],
  ['https://amazon.com/exec/obidos/ISBN=0061914177/someone', 'Amazon Associates'],
  ['https://www.amazon.co.uk/gp/product/0061914177/someone-21/', 'Amazon Associates'],
  ['https://amazon.com/gp/redirect.html%3FASIN=0061914177%26tag=someone-20', 'Amazon Associates'],
  ['https://amzn.com/dp/0061914177?tag=someone-20', 'Amazon Associates'],
  ['https://goto.target.com/abc', 'Impact'],
  ['https://www.amazon.com/shop/somebody', 'Amazon Associates'],
  ['https://www.ebay.com/itm/1?mkcid=1&campid=5338&toolid=1', 'eBay Partner Network'],
  ['https://shop.example/x?irclickid=abc', 'Impact'],
  ['https://shop.example/x?awc=1_2', 'Awin'],
  ['https://shop.example/x?cjevent=1', 'CJ'],
  ['https://shop.example/x?ranMID=1&ranEAID=2&ranSiteID=3', 'Rakuten Advertising'],
  ['https://shop.example/x?sscid=1', 'ShareASale'],
  ['https://shop.example/?aff=17', 'a program of affiliates'],
  ['https://shop.example/x?a=1&AffId=17#y', 'a program of affiliates'],
  ['https://shop.example/x&aff_id=17', 'a program of affiliates'],
  ['https://shop.example./x?a_aid=17', 'a program of affiliates'],
])('%s pays through %s', (href, name) => {
  expect(linkOf(href)?.network.name).toBe(name);
});

test.each([
  ['https://liketk.it/'],
  ['https://www.shareasale.com/info/'],
  ['https://www.awin.com/us'],
  ['https://notliketk.it/abc'],
  ['https://liketk.it.evil.example/abc'],
  ['https://evil.example/?u=https://liketk.it/abc'],
  ['https://bookshop.org/book/9781455516902'],
  ['https://www.amazon.com/dp/0061914177'],
  ['https://amzn.com/0061914177'],
  ['https://www.amazon.com/dp/0061914177/ref=sr_1_1?keywords=x&ref=y'],
  ['https://www.amazon.com/A-Title-From-2020/dp/0061914177'],
  ['https://www.amazon.com/exec/obidos/ASIN/0061914177/'],
  ['https://www.amazon.com/exec/obidos/ASIN/0061914177/ref=nosim'],
  ['https://www.amazon.com/exec/obidos/ASIN/0061914177/202-0443038-0326228'],
  ['https://amazon.example/dp/1?tag=someone-20'],
  ['https://blog.example/?tag=summer-21'],
  ['https://github.com/a/b?ref=main'],
  ['https://news.example/?campid=autumn'],
  ['https://shop.example/?affection=17&staff=2'],
  ['https://shop.example/?aff='],
  ['https://www.eventbrite.com/e/1?aff=oddtdtcreator'],
  ['https://photos.example/c/2024/11/28/'],
  ['https://shop.example/click-here-2-3'],
])('%s pays nobody', (href) => {
  expect(linkOf(href)).toBeUndefined();
});

test.each([
  [
    'https://go.skimresources.com/?id=1&url=https%3A%2F%2Fshop.example%2Fa%3Fb',
    'https://shop.example/a?b',
  ],
  [
    'https://prf.hn/click/camref:1x/destination:https%3A%2F%2Fshop.example%2Fa',
    'https://shop.example/a',
  ],
  ['https://shop.example/x?a=%2f&aff=17&b#c', 'https://shop.example/x?a=%2f&b#c'],
  ['https://www.amazon.com/dp/0061914177&tag=someone-20', 'https://www.amazon.com/dp/0061914177'],
  [
    'https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20?x=1',
    'https://www.amazon.com/exec/obidos/ASIN/0061914177?x=1',
  ],
  ['https://liketk.it/abc', undefined],
])('%s leads to %s', (href, plain) => {
  expect(linkOf(href)?.plain).toBe(plain);
});

test('each network has a sign, hosts as the browser writes them, and a source', () => {
  for (const { hosts = [], path, parameters = [], source } of networks) {
    expect(hosts.length + parameters.length > 0 || path).toBeTruthy();
    expect(hosts.filter((host) => new URL(`https://${host}`).hostname !== host)).toEqual([]);
    expect(parameters.filter((name) => name !== name.toLowerCase())).toEqual([]);
    expect(new URL(source).pathname).not.toBe('/');
  }
});
