/** What is known of a network of affiliates: by what one of its links shows, and where that was read. */
export type Network = {
  name: string;
  /** Hosts that pay, with all that lies below them. Without any, the other signs count on every host. */
  hosts?: readonly string[];
  /** What a path must look like. The front page of a host pays nobody. */
  path?: RegExp;
  /** Query parameters, in small letters, of which one must have a value. */
  parameters?: readonly string[];
  /** Whether the parameters tell of one click: the address was copied after it. */
  click?: boolean;
  /** How an entry of programs.yaml says the id, when `asWritten: true` would say too much. */
  idIn?: string;
  source: string;
};

const impact =
  'https://fmtc.atlassian.net/wiki/pages/diffpages.action?originalId=668991530&pageId=668663819';
const glossary = 'https://affiliyo.com/glossary/click-id';
const filters =
  'https://github.com/AdguardTeam/AdguardFilters/blob/master/TrackParamFilter/sections/general_url.txt';
const shareASale = 'https://fmtc.atlassian.net/wiki/x/cYBLZw';
const marker = 'https://github.com/goaround/affiliate-link-marker';

/** Networks whose links pay somebody, whether programs.yaml lists them or not. */
export const networks: readonly Network[] = [
  {
    name: 'LTK',
    hosts: ['liketk.it', 'shopltk.com', 'liketoknow.it', 'ltk.app.link', 'rstyle.me'],
    source: 'https://www.toptut.com/the-bloggers-guide-to-affiliate-links-rstyle-shopstyle-amazon',
  },
  {
    name: 'ShareASale',
    hosts: ['shareasale.com', 'shareasale-analytics.com'],
    path: /^\/(r|u|m-pr)\.cfm$/i,
    source: shareASale,
  },
  { name: 'ShareASale', hosts: ['shrsl.com'], source: shareASale },
  {
    name: 'Awin',
    hosts: ['awin1.com', 'tidd.ly', 'zenaps.com', 'ad.zanox.com'],
    source:
      'https://success.awin.com/articles/en_US/Knowledge/What-does-an-affiliate-link-look-like',
  },
  {
    name: 'Rakuten Advertising',
    hosts: ['linksynergy.com', 'linksynergy.walmart.com'],
    source: 'https://docs.fmtc.co/kb/rakuten',
  },
  {
    name: 'CJ',
    hosts: [
      ...['anrdoezrs.net', 'dpbolvw.net', 'jdoqocy.com', 'kqzyfj.com', 'tkqlhce.com', 'emjcd.com'],
      ...['afcyhf.com', 'ftjcfx.com', 'lduhtrp.net', 'qksrv.net', 'tqlkg.com', 'yceml.net'],
    ],
    source: 'http://forums.digitalpoint.com/archive/index.php/t-81723.html',
  },
  { name: 'CJ', path: /^\/click-\d{5,}-\d{5,}/, source: marker },
  {
    name: 'Impact',
    hosts: [
      ...['pxf.io', 'sjv.io', '7eer.net', 'evyy.net', 'ojrq.net', 'eqjw.net', 'audw.net'],
      ...['pvxt.net', 'snlv.net', '8nn1.net', 'goto.target.com', 'goto.walmart.com'],
    ],
    source: impact,
  },
  {
    name: 'Impact',
    path: /^\/c\/\d{5,}\/\d+\/\d+/,
    source: impact,
  },
  {
    name: 'Skimlinks',
    hosts: ['skimresources.com', 'redirectingat.com'],
    source: 'https://missinglinkz.io/blog/utm-builder-skimlinks/',
  },
  { name: 'Sovrn', hosts: ['viglink.com', 'sovrn.co'], source: marker },
  { name: 'Partnerize', hosts: ['prf.hn'], source: 'https://docs.fmtc.co/kb/partnerize' },
  {
    name: 'Pepperjam',
    hosts: ['pjtra.com', 'pjatr.com', 'pntra.com', 'pntrac.com', 'pntrs.com', 'gopjn.com'],
    source: 'https://missinglinkz.io/blog/utm-builder-pepperjam/',
  },
  {
    name: 'Geniuslink',
    hosts: ['geni.us', 'georiot.com'],
    source: 'https://geniuslink.com/blog/the-intelligent-link-affiliation/',
  },
  {
    name: 'ShopStyle',
    hosts: ['shopstyle.it', 'api.shopstyle.com'],
    source: 'https://uppromote.com/affiliate-directory/shopstyle',
  },
  {
    name: 'Howl',
    hosts: ['howl.me', 'howl.link', 'shop-links.co'],
    source:
      'https://help.planethowl.com/hc/en-us/articles/11655288328987-Product-level-commission-rates',
  },
  {
    name: 'MagicLinks',
    hosts: ['magik.ly'],
    source:
      'https://www.magiclinks.com/blog/using-a-link-shortener-on-your-magiclinks-bad-idea-heres-why/',
  },
  {
    name: 'ShopMy',
    hosts: ['shopmy.us'],
    source: 'https://guide.shopmy.us/creating-and-sharing-links/3ViMaZXyQ3oy7Ai2FXgQY8',
  },
  {
    name: 'AvantLink',
    hosts: ['avantlink.com', 'avantlink.ca'],
    path: /^\/click\.php$/i,
    source: 'https://fmtc.atlassian.net/wiki/pages/viewpage.action?pageId=681476098',
  },
  { name: 'FlexOffers', hosts: ['flexlinkspro.com', 'flexlinks.com'], source: marker },
  {
    name: 'Tradedoubler',
    hosts: ['clk.tradedoubler.com', 'clkde.tradedoubler.com', 'clkuk.tradedoubler.com'],
    source: marker,
  },
  { name: 'TradeTracker', hosts: ['tc.tradetracker.net'], source: marker },
  { name: 'Webgains', hosts: ['track.webgains.com'], source: marker },
  {
    name: 'ClickBank',
    hosts: ['hop.clickbank.net'],
    source: 'https://support.clickbank.com/hc/en-us/articles/220365867-Using-HopLinks',
  },
  {
    name: 'TUNE',
    hosts: ['go2cloud.org'],
    source: 'https://support.tune.com/hc/en-us/articles/1500005263482-Tiny-URLs',
  },
  {
    name: 'AliExpress',
    hosts: ['s.click.aliexpress.com'],
    source: 'http://www.tanphon.com/index.php?route=information/information&information_id=9',
  },
  {
    name: 'Bookshop.org',
    hosts: ['bookshop.org'],
    path: /^\/(a|shop|lists)\/[^/]/,
    idIn: 'path: "/a/your-id/{isbn13}"',
    source:
      'https://support.bookshop.org/en/support/solutions/articles/65000169799-how-do-i-create-affiliate-links-',
  },
  {
    name: 'Amazon Associates',
    hosts: ['amzn.to', 'amzn.eu', 'amzn.asia', 'amzn.in', 'a.co'],
    source: 'https://affiliate-program.amazon.sg/help/node/topic/GJMMT7G4C8K4Y3AY',
  },
  {
    name: 'eBay Partner Network',
    hosts: ['rover.ebay.com'],
    source: marker,
  },
  {
    name: 'eBay Partner Network',
    hosts: [
      ...['ebay.com', 'ebay.co.uk', 'ebay.com.au', 'ebay.ca', 'ebay.ie', 'ebay.de', 'ebay.at'],
      ...['ebay.ch', 'ebay.fr', 'ebay.it', 'ebay.es', 'ebay.be', 'ebay.nl', 'ebay.pl'],
    ],
    parameters: ['campid'],
    source: 'https://www.developer.ebay.com/api-docs/buy/static/ref-epn-link.html',
  },
  { name: 'Impact', parameters: ['irclickid', 'irgwc'], click: true, source: filters },
  { name: 'CJ', parameters: ['cjevent', 'cjdata'], click: true, source: glossary },
  { name: 'Awin', parameters: ['awc'], click: true, source: filters },
  { name: 'ShareASale', parameters: ['sscid'], click: true, source: filters },
  { name: 'Tradedoubler', parameters: ['tduid'], click: true, source: filters },
  { name: 'Admitad', parameters: ['admitad_uid'], click: true, source: filters },
  {
    name: 'Rakuten Advertising',
    parameters: ['ranmid', 'raneaid', 'ransiteid'],
    click: true,
    source: 'https://docs.fmtc.co/kb/rakuten',
  },
  {
    name: 'ShareASale',
    parameters: ['afftrack'],
    source: shareASale,
  },
  {
    name: 'a program of affiliates',
    parameters: [
      ...['aff', 'aff_id', 'aff_sub', 'affid', 'affiliate', 'affiliate_id', 'affiliateid'],
      ...['a_aid', 'awinaffid', 'fpr', 'rfsn', 'sca_ref', 'tap_a'],
    ],
    source: 'https://affiliatly.helpscoutdocs.com/article/55-how-to-customize-the-tracking-link',
  },
];
