import type { Page } from '@playwright/test';
import { mailTo } from './mailbox.ts';
import { expectOpenToEverybody } from './open-to-everybody.ts';
import { expect, lookAround, test } from './page.ts';

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const shown = (page: Page) => page.locator('.previewed');

/** Fills in the form, below a post or on a page of its own, and asks how it looks. */
async function write(page: Page, words: string, name: string) {
  await page.getByLabel('Your turn').fill(words);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'See how it looks' }).click();
}

/** Opens the author's page from her mail. @returns what waits there with these words */
async function openToDecide(page: Page, words: string) {
  const mail = await mailTo(
    page,
    'coach@practice.example',
    /^(A comment waits|\d+ comments wait) for you$/,
  );
  await mail.getByRole('link', { name: '/comments/moderate/' }).click();
  return page.getByRole('listitem').filter({ hasText: words });
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a reader writes, looks, changes something and sends it twice; the author answers from her mail', async ({
      page,
    }) => {
      const words = `I needed this ${javaScriptEnabled ? 'today' : 'yesterday'}.`;
      await page.goto('/posts/first-post/');
      await write(page, words, 'Ada');
      await expect(headline(page)).toContainText('This is how it will look');
      await expect(shown(page)).toContainText(words);

      await page.getByText('Change something').click();
      await write(page, `${words} Thank you!`, 'Ada');
      await expect(shown(page)).toContainText('Thank you!');
      await lookAround(page);
      await page.getByRole('button', { name: 'Send it' }).dblclick();

      await expect(headline(page)).toContainText('It waits for Kayla');
      const waiting = page.url();
      await page.reload();
      await expect(shown(page)).toContainText(`${words} Thank you!`);
      await page.goto('/posts/first-post/');
      await write(page, ` ${words}  thank you!`, 'ada');
      await lookAround(page);
      await page.getByRole('button', { name: 'Send it' }).click();
      await expect(page).toHaveURL(waiting);

      const written = await openToDecide(page, `${words} Thank you!`);
      await expect(written).toHaveCount(1);
      await written.getByText('Answer it').click();
      await written.getByLabel('Your answer').fill('Thank you, Ada!');
      await written.getByRole('button', { name: 'Answer and publish' }).dblclick();
      await expect(page.getByRole('status')).toContainText('Published, with your answer.');
      await expect(written).toHaveCount(0);

      await page.goto(waiting);
      await expect(shown(page)).toContainText(`${words} Thank you!`);
      await expect(headline(page)).toContainText('It is published');
    });

    test('what was typed is still there when something is wrong, and the field has the focus', async ({
      page,
    }) => {
      await page.goto('/comments/preview/?post=first-post');
      await write(page, 'שלום 👩‍👩‍👧 é\n\n你好', 'A'.repeat(61));

      await expect(page.getByLabel('Your name')).toBeFocused();
      await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/a shorter name/);
      await expect(page.getByLabel('Your turn')).toHaveValue('שלום 👩‍👩‍👧 é\n\n你好');
    });
  });

test('its pages are open to everybody, by day and by night, on phone and desk', async ({
  page,
}) => {
  await page.goto('/comments/preview/?post=first-post');
  await write(page, 'Is this open to everybody? https://example.com', 'A'.repeat(61));
  await expect(page.getByText('Write a shorter name')).toBeVisible();
  await expectOpenToEverybody(page);
  await write(page, 'Is this open to everybody? https://example.com', 'Ada');
  await expect(shown(page)).toBeVisible();
  await expectOpenToEverybody(page);
  await lookAround(page);
  await page.getByRole('button', { name: 'Send it' }).click();
  await expect(headline(page)).toContainText('It waits for Kayla');
  await expectOpenToEverybody(page);
  const written = await openToDecide(page, 'Is this open to everybody?');
  await written.getByText('Answer it').press('Enter');
  await expect(written.getByLabel('Your answer')).toBeVisible();
  await expectOpenToEverybody(page);
});
