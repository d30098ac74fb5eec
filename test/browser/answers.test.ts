import { DatabaseSync } from 'node:sqlite';
import { trade } from '../support/practice-env.ts';
import { mailTo } from './mailbox.ts';
import { expectOpenToEverybody } from './open-to-everybody.ts';
import { expect, test } from './page.ts';

const sweep = { authorization: `Bearer ${trade.SWEEP_SECRET}`, 'content-type': 'application/json' };

/** Makes the store know who wrote a comment that the built site shows, as when it came in there. */
function wrote(id: string, name: string, email: string, answers: string | null = null) {
  const database = new DatabaseSync(process.env['DATABASE'] ?? '', { timeout: 5_000 });
  database
    .prepare(
      `INSERT INTO comment (id, key, post, answers, name, words, email, state, written_at, decided_at)
        VALUES (?1, ?1, 'first-post', ?2, ?3, 'Words', ?4, 'acknowledged', unixepoch(), unixepoch())`,
    )
    .run(id, answers, name, email);
  database.close();
}

test('whoever left an address hears that the words are there, asks for answers, hears of one and leaves', async ({
  page,
  request,
}) => {
  const status = page.getByRole('status');
  wrote('plain1', 'Ada', 'ada@answers.example');
  await request.post('/api/sweep', { headers: sweep });
  const published = await mailTo(page, 'ada@answers.example', /^Your words are on/);
  await expect(
    published.getByRole('link', { name: '/posts/first-post/comments/#c-plain1' }),
  ).toHaveCount(1);
  await published.getByRole('link', { name: '/comments/answers/' }).click();
  await expect(status).toContainText('You get no mail about answers.');
  await expectOpenToEverybody(page);
  await page.getByRole('button', { name: 'Tell me of answers' }).press('Enter');
  await expect(status).toContainText('You get a mail when somebody answers');

  wrote('plain2', 'Lin', 'lin@answers.example', 'plain1');
  for (const _ of ['once', 'twice']) await request.post('/api/sweep', { headers: sweep });
  const answered = await mailTo(page, 'ada@answers.example', /^Lin answered you/);
  const see = await answered.getByRole('link', { name: '/posts/' }).getAttribute('href');
  await answered.getByRole('link', { name: '/comments/answers/' }).click();
  const leave = page.url();
  await page.getByRole('button', { name: 'No more mails' }).click();
  await expect(status).toContainText('You get no mail about answers.');

  await page.goto(see ?? '');
  await expect(page.locator('#c-plain2')).toBeInViewport();

  await page.goto(leave);
  await page.getByRole('button', { name: 'Tell me of answers' }).click();
  const oneClick = { 'List-Unsubscribe': 'One-Click' };
  expect((await request.post(leave, { form: oneClick })).status()).toBe(200);
  await page.reload();
  await expect(status).toContainText('You get no mail about answers.');
});
