import { mailTo } from './mailbox.ts';
import { expectOpenToEverybody } from './open-to-everybody.ts';
import { expect, lookAround, test } from './page.ts';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('what somebody writes to the author stays until it is right, and arrives once', async ({
      page,
    }) => {
      const address = `${javaScriptEnabled ? 'with' : 'without'}-script@contact.example`;
      await page.goto('/contact/?about=first-post');
      await page.getByLabel('Your message').fill('https://only.example');
      await page.getByLabel('Your name').fill('Ada');
      await page.getByLabel('Your e-mail address').fill(address);
      await page.getByRole('button', { name: 'Send it' }).click();
      const message = page.getByLabel('Your message');
      await expect(message).toHaveAccessibleDescription(/what the links are about/);
      await expect(message).toHaveValue('https://only.example');
      await expect(page.getByLabel('It is about “The first post”')).toBeChecked();
      if (javaScriptEnabled) await expectOpenToEverybody(page);

      await message.fill('Is there a sequel?');
      await lookAround(page);
      await page.getByRole('button', { name: 'Send it' }).dblclick();
      await expect(page).toHaveURL('/contact/?sent');
      await page.reload();
      const mail = await mailTo(page, address, 'Ada wrote to you');
      await expect(mail).toContainText('Is there a sequel?');
    });
  });
