import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { mailTo } from './mailbox.ts';
import { expect, lookAround, test, unfoldWeeks } from './page.ts';

/** The way from the hours to the refund, each on hours of its own. */
const WAYS = [
  { zone: 'America/New_York', javaScriptEnabled: true, first: 32, second: 58 },
  { zone: 'America/New_York', javaScriptEnabled: false, first: 38, second: 62 },
  { zone: 'Europe/Berlin', javaScriptEnabled: true, first: 44, second: 66 },
  { zone: 'Europe/Berlin', javaScriptEnabled: false, first: 50, second: 70 },
];

for (const { zone, javaScriptEnabled, first, second } of WAYS)
  test.describe(`in ${zone}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled, timezoneId: zone });
    test('a reader books, pays, moves the call from the mail, cancels it and is refunded', async ({
      page,
    }) => {
      const address = `ada-${first}@example.com`;
      await page.goto('/coaching/?from=first-post');
      if (zone === 'Europe/Berlin')
        if (javaScriptEnabled) await expect(page).toHaveURL(/&zone=Europe%2FBerlin$/);
        else await chooseZone(page, zone);
      await unfoldWeeks(page);
      await lookAround(page);
      const hour = page.getByRole('listitem').getByRole('button').nth(first);
      const sold = await wordsOf(hour);
      await hour.click();
      await pay(page, address);
      await expect(page.getByRole('heading', { name: 'We have a date!' })).toBeVisible();
      await expectHour(page.getByRole('main'), sold);

      const confirmed = await mailTo(page, address, 'is confirmed');
      await expectHour(confirmed, sold);
      await confirmed.getByRole('link', { name: /manage/ }).click();
      await expect(page.getByRole('heading', { name: 'Our call' })).toBeVisible();
      await expectHour(page.getByRole('main'), sold);
      await expect(
        page.getByText(/^Cancel now: \$25 back\. After .*: nothing back\.$/),
      ).toBeVisible();
      await page.getByText('Move it to another hour').click();
      await unfoldWeeks(page);
      if (javaScriptEnabled)
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const other = page.getByRole('button', { name: /AM|PM/ }).nth(second);
      const next = await wordsOf(other);
      await other.click();
      await expect(page.getByRole('status')).toContainText('Done: the call has moved.');
      await expectHour(page.getByRole('main'), next);

      const moved = await mailTo(page, address, 'has moved');
      await expectHour(moved, next);
      await moved.getByRole('link', { name: /manage/ }).click();
      await page.getByText('Cancel it').click();
      await page.getByRole('button', { name: 'Yes, cancel the call: $25 back' }).click();
      await expect(page.getByRole('heading', { name: 'This call is canceled' })).toBeVisible();
      await expect(page.getByText('$25 is on its way back')).toBeVisible();
      await page.goBack();
      await page.goForward();
      await expect(page.getByRole('heading', { name: 'This call is canceled' })).toBeVisible();

      const canceled = await mailTo(page, address, 'is canceled');
      await expectHour(canceled, next);
      await expect(canceled).toContainText('Your money, $25, is on its way back');
      await expectHour(await mailTo(page, address, '$25 went back to you'), next);
    });
  });

async function chooseZone(page: Page, zone: string) {
  await page.getByText('Choose another time zone').click();
  await page.getByLabel('Your time zone').selectOption(zone);
  await page.getByRole('button', { name: 'Show these hours' }).click();
}

async function pay(page: Page, address: string) {
  await page.getByLabel('E-mail').fill(address);
  await page.getByLabel('Full name').fill('Ada Reader');
  await page.getByLabel('Phone number').fill('+1 555 555 0100');
  await page.getByLabel('4242').check();
  await page.getByRole('button', { name: 'Book for $25' }).click();
}

/** Day and time that a button says first, which are the reader's own. */
async function wordsOf(hour: Locator): Promise<[day: string, time: string]> {
  const name = (await hour.getAttribute('aria-label')) ?? '';
  const [, day = '', time = ''] = /^(.*?), (\d+:\d\d [AP]M)/.exec(name) ?? [];
  expect(day).not.toBe('');
  return [day, time];
}

async function expectHour(place: Locator, [day, time]: [string, string]) {
  // A date never breaks, so not all of its spaces are those of the keyboard.
  const said = `${day}, \\d{4}( at |\\s*)${time}`.replaceAll(' ', '\\s');
  await expect(place).toContainText(RegExp(said));
}
