import type { Page } from '@playwright/test';
import { expect, lookAround, test, unfoldWeeks } from './page.ts';

async function goFromHomeToHours(page: Page) {
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'The first post' }).first().click();
  await page.getByRole('link', { name: 'Pick an hour' }).click();
  await expect(page).toHaveURL('/coaching/?from=first-post');
  await unfoldWeeks(page);
  await lookAround(page);
  return page.getByRole('listitem').getByRole('button');
}

async function pay(page: Page, card = '4242', dollars = 25, mail = 'ada@example.com') {
  await expect(page.getByText('Practice: no real money')).toBeVisible();
  await page.getByLabel('E-mail').fill(mail);
  await page.getByLabel('Full name').fill('Ada Reader');
  await page.getByLabel('Phone number').fill('+1 555 555 0100');
  await page.getByLabel(card).check();
  await page.getByRole('button', { name: `Book for $${dollars}` }).click();
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a reader goes from a post to a paid call, and the hour is gone', async ({ page }) => {
      const hours = await goFromHomeToHours(page);
      // The first may be too near when it is picked.
      const hour = javaScriptEnabled ? hours.nth(1) : hours.last();
      const name = (await hour.getAttribute('aria-label')) ?? '';
      await hour.click();
      await pay(page);

      await expect(page.getByRole('heading', { name: 'We have a date!' })).toBeVisible();
      const [day = '', time = ''] = name.split(/, (?=\d+:)/);
      await expect(page.getByRole('main')).toContainText(day);
      await expect(page.getByRole('main')).toContainText(RegExp(`${time}\\s*New York time`));

      await page.goto('/coaching/');
      await expect(page.getByRole('button', { name: /AM|PM/ }).first()).toBeVisible();
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    });
  });

test('a declined card keeps the hour, and the reader can come back to it', async ({ page }) => {
  const hours = await goFromHomeToHours(page);
  const hour = hours.nth(7);
  const name = (await hour.getAttribute('aria-label')) ?? '';
  await hour.click();
  await pay(page, '4000 0000 0000 0002');
  await expect(page.getByText(/declined/i).first()).toBeVisible();

  await page.getByRole('link', { name: 'Back' }).click();
  await expect(page.getByText('You are holding')).toBeVisible();
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on to the payment' }).click();
  await pay(page);
  await expect(page.getByRole('heading', { name: 'We have a date!' })).toBeVisible();
});

test('an hour that has just been taken leads to the three nearest', async ({ page, browser }) => {
  const hours = await goFromHomeToHours(page);
  const hour = hours.nth(14);
  const name = (await hour.getAttribute('aria-label')) ?? '';
  const other = await browser.newPage();
  await other.goto(page.url());
  await unfoldWeeks(other);
  await lookAround(other);
  await other.getByRole('button', { name, exact: true }).click();
  await other.close();

  await hour.click();
  await expect(page.getByRole('status')).toContainText('Someone else has just taken that hour');
  await expect(page).toHaveURL(/from=first-post/);
  const nearest = page.getByRole('region', { name: 'What happened' }).getByRole('button');
  await expect(nearest).toHaveCount(3);
  await lookAround(page);
  await nearest.first().click();
  await expect(page.getByText('Practice: no real money')).toBeVisible();
});

test('a reader lets an hour go, and it is free at once', async ({ page }) => {
  const hours = await goFromHomeToHours(page);
  const hour = hours.nth(21);
  const name = (await hour.getAttribute('aria-label')) ?? '';
  await hour.click();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Let it go' }).click();

  await expect(page.getByRole('status')).toContainText('free again');
  await expect(page.getByText('You are holding')).toHaveCount(0);
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(1);
});

test.describe('a reader in Berlin', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('sees both clocks from the first glance to the confirmed call', async ({ page }) => {
    await page.goto('/coaching/?from=first-post');
    await expect(page).toHaveURL('/coaching/?from=first-post&zone=Europe%2FBerlin');
    await expect(page.getByText('Times are Berlin time, yours.')).toBeVisible();
    await unfoldWeeks(page);
    const hour = page.getByRole('button', { name: /in New York/ }).nth(28);
    const name = (await hour.getAttribute('aria-label')) ?? '';
    const [, day = '', time = '', other = ''] =
      /^(.*), (\d+:.*), (.*) in New York$/.exec(name) ?? [];
    await lookAround(page);
    await hour.click();
    await expect(page.getByText(`at ${time} (Berlin time)`)).toBeVisible();
    await pay(page);

    await expect(page.getByRole('main')).toContainText(day);
    await expect(page.getByRole('main')).toContainText(RegExp(`${time}\\s*Berlin time`));
    await expect(page.getByRole('main')).toContainText(
      `${other.replace(/^\w{3} /, '')}, New York time`,
    );
  });

  test('chooses a zone that the page then keeps', async ({ page }) => {
    await page.goto('/coaching/?zone=America/New_York');
    await expect(page.getByText('All times are New York time.')).toBeVisible();
    await page.getByRole('link', { name: /Half an hour/ }).click();
    await expect(page).toHaveURL(/offer=half&zone=America%2FNew_York/);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader chooses the zone and the call, and answers what is asked', async ({ page }) => {
    await page.goto('/coaching/?from=first-post');
    await page.getByText('Choose another time zone').click();
    await page.getByRole('link', { name: 'Show all time zones' }).click();
    await page.getByLabel('Your time zone').selectOption('Asia/Kathmandu');
    await page.getByRole('button', { name: 'Show these hours' }).click();
    await expect(page.getByText('Times are Kathmandu time, yours.')).toBeVisible();
    await page.getByRole('link', { name: /Half an hour/ }).click();
    await expect(page).toHaveURL(/offer=half&zone=Asia%2FKathmandu&from=first-post/);
    await unfoldWeeks(page);
    await lookAround(page);
    await page
      .getByRole('button', { name: /in New York/ })
      .last()
      .click();

    await page.getByLabel('What would you like to talk about?').fill('Sponsors');
    await pay(page, '4242', 15);
    await expect(page.getByRole('heading', { name: 'We have a date!' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Kathmandu time');
  });
});

test('an address without a booking says so', async ({ page }) => {
  const answer = await page.goto('/coaching/confirmed/?session_id=cs_test_none');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such call' })).toBeVisible();
});
