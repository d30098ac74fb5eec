import type { Page } from '@playwright/test';
import { mistakesIn } from '../built/html-rules.ts';
import { expectOpenToEverybody } from './open-to-everybody.ts';
import { expect, lookAround, test, unfoldWeeks } from './page.ts';

const ada = { email: 'ada@example.com', name: 'Ada', phone: '+15555550100' };

/** Holds an hour near the end, where no other test books. @returns its payment page */
async function hold(page: Page, fromTheEnd: number): Promise<URL> {
  await page.goto('/coaching/');
  await unfoldWeeks(page);
  await lookAround(page);
  await page.locator('[name=start]').nth(-fromTheEnd).click();
  await expect(page.getByText('Practice: no real money')).toBeVisible();
  return new URL(page.url());
}

async function expectCall(page: Page, payPage: URL, heading: string) {
  const session = payPage.pathname.split('/').at(-1);
  const answer = await page.goto(`/coaching/confirmed/?session_id=${session}`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  expect(await mistakesIn((await answer?.text()) ?? '')).toEqual([]);
  await expectOpenToEverybody(page);
}

test('an hour that is held, and one that was let go, are said to everybody', async ({ page }) => {
  const payPage = await hold(page, 3);
  const answer = await page.goto('/coaching/');
  await expect(page.getByText('You are holding')).toBeVisible();
  expect(await mistakesIn((await answer?.text()) ?? '')).toEqual([]);
  await expectOpenToEverybody(page);
  await expectCall(page, payPage, 'Not paid yet');

  const session = payPage.pathname.split('/').at(-1);
  await page.request.post(`${payPage.origin}/v1/checkout/sessions/${session}/expire`, {
    headers: { authorization: 'Bearer sk_test_practice' },
  });
  await expectCall(page, payPage, 'The payment page has closed');
});

test('a paid call is confirmed to everybody', async ({ page }) => {
  const payPage = await hold(page, 4);
  await page.request.post(payPage.href, {
    form: { ...ada, method: '4242424242424242' },
    maxRedirects: 0,
  });

  await expectCall(page, payPage, 'We have a date!');
});
