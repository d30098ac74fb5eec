import { expect, test } from 'vitest';
import { emptyItem, type Item } from '../../../src/adapters/wordpress/item.ts';
import { textOf } from '../../../src/adapters/wordpress/text.ts';

/** What is known of an item that is public, when it says no more. */
function read(other: Partial<Item> = {}, timeZone = 'America/New_York') {
  const dates = { date: '2014-05-04 20:15:00', dateGmt: '2014-05-05 00:15:00' };
  const link = 'https://old.example/2014/05/rich/';
  const item = { ...emptyItem(7), id: '11', type: 'post', name: 'rich', status: 'publish', link };
  return textOf({ ...item, ...dates, ...other }, { file: 'a.xml', root: '', timeZone });
}

test.each([
  ['publish', '', undefined],
  ['future', '', undefined],
  ['draft', '', 'it was a draft'],
  ['pending', '', 'it waited for a review'],
  ['private', '', 'it was private'],
  ['in-progress', '', 'its state was “in-progress”'],
  ['publish', 'sesame', 'it had a password'],
])('in the state %j, with the password %j, why it is hidden is %j', (status, password, hidden) => {
  expect(read({ status, password }).hidden).toBe(hidden);
});

test.each([
  ['open', false],
  ['', false],
  ['closed', true],
])('where comments were %j, it is closed: %j', (commentStatus, isClosed) => {
  expect(read({ commentStatus }).isClosed).toBe(isClosed);
});

const none = '0000-00-00 00:00:00';
test.each([
  ['the blog’s own clock, as UTC', {}, '2014-05-05T00:15:00.000Z'],
  ['the clock of the site, where UTC is missing', { dateGmt: none }, '2014-05-05T00:15:00.000Z'],
  [
    'the date of the feed, where it has no other',
    { dateGmt: none, date: none, pubDate: 'Mon, 05 May 2014 01:00:00 +0000' },
    '2014-05-05T01:00:00.000Z',
  ],
  [
    'no date of the feed, which is wrong for what is to come',
    { status: 'future', pubDate: 'Thu, 01 Jan 1970 00:00:00 +0000' },
    '2014-05-05T00:15:00.000Z',
  ],
])('it appears by %s', (_, other, instant) => {
  expect(read(other).publishedAt?.toISOString()).toBe(instant);
});

test.each([
  ['nothing', { dateGmt: none, date: none }],
  ['before there were blogs', { dateGmt: '0001-01-01 00:00:00', date: none }],
  ['no day', { dateGmt: '2014-02-31 00:00:00', date: '2014-13-01 00:00:00' }],
])('with the date %s it is a draft', (_, other) => {
  expect(read(other)).toMatchObject({ publishedAt: undefined, hidden: 'it has no date' });
});

const term = (domain: string, name: string) => ({ domain, name, nicename: name.toLowerCase() });
test('categories are tags, and so are tags; what nobody chose is none', () => {
  const terms = [
    term('category', 'Uncategorized'),
    term('category', 'Money &amp; Time'),
    ...[term('post_tag', 'Thrift'), term('post_format', 'Aside')],
  ];
  expect(read({ terms }).tags).toEqual(['Money & Time', 'Thrift']);
});

test('a category and a tag of one name are one tag, as the category writes it', () => {
  const terms = [term('category', 'Novels'), term('post_tag', 'novels'), term('post_tag', 'C')];
  expect(read({ terms }).tags).toEqual(['Novels', 'C']);
});

test.each([
  ['/a%EF%BF%BEb/', '/a%EF%BF%BEb/'],
  ['/a%C2%85b/', '/a%C2%85b/'],
  ['/gr%C3%B6%C3%9Fe/', '/größe/'],
])('an address such as %s is written as %s', (path, written) => {
  expect(read({ link: `https://old.example${path}` }).addresses[0]).toBe(written);
});

test('what no address can be made of is no tag', () => {
  const terms = [
    term('post_tag', '😀'),
    term('category', 'x'.repeat(300)),
    term('post_tag', 'C++'),
  ];
  expect(read({ terms }).tags).toEqual(['C++']);
});

test.each([
  ['what search results showed', { _yoast_wpseo_metadesc: 'Written' }, 'Short', 'Written'],
  ['the same of another plugin', { rank_math_description: 'Written' }, 'Short', 'Written'],
  ['its excerpt', {}, '<p>Short &amp; sweet</p>', 'Short & sweet'],
  ['no pattern', { _yoast_wpseo_metadesc: '%%title%% a' }, 'Short', 'Short'],
  ['nothing, so that its first words do', {}, '', ''],
])('its description is %s', (_, meta, excerpt, description) => {
  expect(read({ meta: new Map(Object.entries(meta)), excerpt }).description).toBe(description);
});

test.each([
  ['as it was', { name: 'how-to' }, 'how-to'],
  ['with its letters', { name: '%c3%bcber-uns' }, 'ueber-uns'],
  ['from the title', { name: '', title: 'How &amp; Why' }, 'how-and-why'],
  ['from its number', { name: '', title: '…' }, 'post-11'],
  ['never a path', { name: '../../.env' }, 'env'],
  ['without what ends a string elsewhere', { name: 'a%00b' }, 'a-b'],
  ['with Latin letters', { name: '%d9%85%d8%b1' }, 'mr'],
  ['from its number, of faces alone', { name: '%f0%9f%98%80', title: '😀' }, 'post-11'],
  ['what cannot be read', { name: '%E0%A4%A' }, 'e0-a4-a'],
  ['none that Windows keeps for itself', { name: 'con' }, 'con-1'],
  ['as long as a file’s may be', { name: 'x'.repeat(300) }, 'x'.repeat(80)],
  ['whole words of what is long', { name: 'long-'.repeat(60) }, 'long-'.repeat(16).slice(0, -1)],
])('its name is %s', (_, other, name) => {
  expect(read(other).name).toBe(name);
});

test('what its address called it is remembered as people read it', () => {
  expect(read({ name: '%c3%bcber-uns' }).called).toBe('über-uns');
});

test.each([
  ['its public one, and the one by its number', {}, ['/2014/05/rich/', '/?p=11']],
  [
    'those of names that it had',
    { oldSlugs: ['wealth'] },
    ['/2014/05/rich/', '/2014/05/wealth/', '/?p=11'],
  ],
  ['two numbers of a page', { type: 'page', link: '' }, ['/?page_id=11', '/?p=11']],
  ['none that stands for others', { link: 'https://old.example/a/%2A' }, ['/?p=11']],
  ['none of another site', { link: 'https://old.example//evil.example/' }, ['/?p=11']],
  ['letters, not their numbers', { link: 'https://old.example/%C3%BCber/' }, ['/über/', '/?p=11']],
])('it had these addresses: %s', (_, other, addresses) => {
  expect(read(other).addresses).toEqual(addresses);
});

test('it knows which of its places can be linked to', () => {
  const content = '<h2 id="why">a</h2><a name=end></a><p class="id">b</p>';
  expect([...read({ content }).ids]).toEqual(['why', 'end']);
});
