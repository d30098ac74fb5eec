import { expect, test } from 'vitest';
import { findFullFolders, turnsBack, unknownSubject } from './subjects.ts';

test.each([
  ['blog/a.ts', 'paid/link.ts', 'blog does not stand on paid'],
  ['blog/picture/a.ts', 'deals/deal.ts', 'blog does not stand on deals'],
  ['deals/a.ts', 'blog/post.ts', 'deals does not stand on blog'],
  ['paid/a.ts', 'deals/deal.ts', 'paid does not stand on deals'],
  ['books/a.ts', 'paid/shops.ts', 'books does not stand on paid'],
  ['mail/a.ts', 'booking/booking.ts', 'mail does not stand on booking'],
  ['booking/mails/a.ts', 'blog/post.ts', 'booking does not stand on blog'],
  ['time/a.ts', 'booking/slots.ts', 'the ground does not stand on booking'],
  ['slug.ts', 'blog/tag.ts', 'the ground does not stand on blog'],
])('finds that domain/%s may not import domain/%s', (path, target, breach) => {
  expect(turnsBack(`src/domain/${path}`, `src/domain/${target}`).join()).toContain(breach);
});

test.each([
  ['deals/a.ts', 'paid/sponsored.ts'],
  ['paid/a.ts', 'books/book.ts'],
  ['books/a.ts', 'slug.ts'],
  ['blog/a.ts', 'time/local-time.ts'],
  ['booking/reserve/a.ts', 'booking/mails/compose.ts'],
  ['booking/mails/a.ts', 'mail/letter.ts'],
  ['time/a.ts', 'time/interval.ts'],
  ['price.ts', 'time/iso-instant.ts'],
])('lets domain/%s import domain/%s', (path, target) => {
  expect(turnsBack(`src/domain/${path}`, `src/domain/${target}`)).toEqual([]);
});

test.each([
  ['src/domain/weather/rain.ts', 1],
  ['src/domain/blog/picture/paint.ts', 0],
  ['src/domain/price.ts', 0],
  ['src/pages/weather/rain.astro', 0],
])('of the place of %s says %i things', (path, count) => {
  expect(unknownSubject(path)).toHaveLength(count);
});

test.each([
  ['src/domain/blog', 18, []],
  ['src/domain/blog', 19, ['src/domain/blog/: holds 19 files, more than 18; give it rooms']],
  ['src/pages', 19, []],
  ['src/pages/api', 19, ['src/pages/api/: holds 19 files, more than 18; give it rooms']],
])('of %s with %i files says %j', (folder, count, found) => {
  const paths = Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);
  expect(findFullFolders([...paths, `${folder}/room/a.ts`])).toEqual(found);
});
