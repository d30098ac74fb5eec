import { expect, test } from 'vitest';
import {
  answerMail,
  publishedMail,
} from '../../../../src/domain/comments/moderation/told-mails.ts';
import { waitingMail } from '../../../../src/domain/comments/moderation/waiting-mail.ts';
import { KEPT_BAD_COMMENTS } from '../../../support/bad-comments.ts';
import { find } from '../../../support/elements.ts';
import { AUTHOR } from './world.ts';

const answersUrl = 'https://desk.example/comments/answers/token/';
const ADA = { ...KEPT_BAD_COMMENTS[0]!.stored, name: 'Ada', email: 'ada@example.com' };
const LINKS = [AUTHOR.moderateUrl, answersUrl, 'https://desk.example/posts/a-day-at-home/'];

test.each(KEPT_BAD_COMMENTS)('$what is words in every mail', ({ stored }) => {
  const mails = [
    waitingMail([{ ...stored, title: 'A day at home' }], 1, AUTHOR),
    publishedMail(
      { comment: { ...stored, email: ADA.email }, answersUrl },
      'A day at home',
      AUTHOR,
    ),
    answerMail({ comment: ADA, answersUrl }, stored, 'A day at home', AUTHOR),
  ];
  for (const { subject, text, html, to, replyTo } of mails) {
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
    expect(['kayla@desk.example', ADA.email]).toContain(to.address);
    expect(replyTo?.address).toBe(AUTHOR.contact);
    const names = new Set(find(html, () => true).map(({ name }) => name));
    const own = 'html head meta title style body div p span a strong br blockquote'.split(' ');
    expect([...names].filter((name) => !own.includes(name))).toEqual([]);
    // Only our own links are any, and no line of theirs stands where ours do.
    for (const { attributes } of find(html, (name) => name === 'a'))
      expect(LINKS.some((link) => attributes['href']?.startsWith(link))).toBe(true);
    const lines = text.split('\n').filter((line) => /^https?:/.test(line));
    for (const line of lines) expect(LINKS.some((link) => line.startsWith(link))).toBe(true);
  }
  const [waits, , answered] = mails;
  for (const { text } of [waits!, answered!])
    expect(quoted(text)).toBe(
      stored.words
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n'),
    );
});

/** What stands there as another’s words. */
function quoted(text: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith('>'));
  return lines.map((line) => line.slice(2)).join('\n');
}
