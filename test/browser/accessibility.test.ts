import { AxeBuilder } from '@axe-core/playwright';
import { mistakesIn } from '../built/html-rules.ts';
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
  coaching: '/coaching/',
  'a refusal': '/coaching/?reason=taken&near=2030-01-01T00:00:00Z&zone=Asia/Kolkata',
  'too many payment pages': '/coaching/sorry/?why=too-many',
  'no such call': '/coaching/confirmed/?session_id=cs_test_none',
  'no such page': '/no-such-page/',
};

for (const [name, path] of Object.entries(pages))
  test(`${name} is open to everybody, by day and by night, on phone and desk`, async ({ page }) => {
    test.slow();
    const answer = await page.goto(path);
    expect(await mistakesIn((await answer?.text()) ?? '')).toEqual([]);

    for (const width of [360, 1280])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
        expect(found, `${width} px, ${colorScheme}`).toEqual([]);
      }
  });

test('what search finds is open to everybody', async ({ page }) => {
  await page.goto('/search/?q=lamp');
  await expect(
    page.getByRole('listitem').getByRole('link', { name: 'The first post' }),
  ).toBeVisible();

  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
