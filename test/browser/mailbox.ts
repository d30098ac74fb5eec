import type { Locator, Page } from '@playwright/test';
import { expect } from './page.ts';

/** The mail in the local mailbox, once it is there. */
export async function mailTo(
  page: Page,
  address: string,
  subject: string | RegExp,
): Promise<Locator> {
  const mail = page
    .getByRole('article')
    .filter({ hasText: address })
    .filter({ has: page.getByRole('heading', { name: subject }) });
  await expect(async () => {
    await page.goto(process.env['MAILBOX'] ?? '');
    await expect(mail).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  return mail;
}
