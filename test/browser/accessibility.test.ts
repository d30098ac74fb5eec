import { mistakesIn } from '../built/html-rules.ts';
import { expectNoViolation, expectOpenToEverybody } from './open-to-everybody.ts';
import { expect, test } from './page.ts';

const pages = {
  home: '/',
  post: '/posts/first-post/',
  'post with everything': '/posts/components/',
  'post with paid links': '/posts/links/',
  series: '/series/the-desk-explained/',
  'reading list': '/reading/test-list/',
  'reading lists': '/reading/',
  archive: '/archive/',
  tags: '/tags/',
  tag: '/tags/work/',
  'start here': '/start-here/',
  about: '/about/',
  privacy: '/privacy/',
  terms: '/terms/',
  search: '/search/',
  'the form of an answer': '/comments/preview/?post=first-post&answers=plain1',
  'all comments of a post': '/posts/plain-markdown/comments/',
  contact: '/contact/?about=first-post',
  'a message that is sent': '/contact/?sent',
  coaching: '/coaching/',
  'a refusal': '/coaching/?reason=taken&near=2030-01-01T00:00:00Z&zone=Asia/Kolkata',
  'too many payment pages': '/coaching/sorry/?why=too-many',
  'no such call': '/coaching/confirmed/?session_id=cs_test_none',
  'no such page': '/no-such-page/',
  'a broken page': '/500',
};

for (const [name, path] of Object.entries(pages))
  test(`${name} is open to everybody, by day and by night, on phone and desk`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(await mistakesIn((await answer?.text()) ?? '')).toEqual([]);

    await expectOpenToEverybody(page);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`so is the theme that a reader chooses where the system wishes ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await page.getByRole('button', { name: 'Switch between day and night' }).click();
    for (const path of ['/', '/posts/components/', '/reading/test-list/', '/coaching/']) {
      await page.goto(path);
      await expectNoViolation(page, path);
    }
  });

for (const words of ['lamp', 'zyzzyva'])
  test(`so is what a search for “${words}” finds`, async ({ page }) => {
    await page.goto(`/search/?q=${words}`);
    await expect(page.getByRole('search').getByRole('status')).not.toBeEmpty();

    await expectOpenToEverybody(page);
  });
