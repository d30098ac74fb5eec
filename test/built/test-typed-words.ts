import { expect, describe, onTestFinished, test } from 'vitest';
import { readComments } from '../../src/adapters/content/comments/read-comments.ts';
import { createSignedIds } from '../../src/adapters/signed/signed-id.ts';
import { commentSchema } from '../../src/domain/comments/comment.ts';
import { git } from '../cli/comments/clone-world.ts';
import { BAD_WORDS, GOOD_WORDS } from '../support/bad-words.ts';
import { find } from '../support/elements.ts';
import { trade } from '../support/practice-env.ts';
import { inherited, runBeside } from '../support/run.ts';
import { copyContent } from '../support/scratch.ts';
import {
  COMMENTS_SECRET,
  type CommentSite,
  expectHarmless,
  saidOn,
  visible,
} from './comment-site.ts';
import { mistakesIn } from './html-rules.ts';

/** What becomes of the comments that wait there, all of `BAD_WORDS` among them. */
export function testTypedWords(site: () => CommentSite): void {
  describe('all that was typed', () => {
    const kept = BAD_WORDS.flatMap(({ kept }) => (kept ? [{ ...GOOD_WORDS, ...kept }] : []));
    const token = createSignedIds('comments, moderation', [trade.LINK_SECRET]).tokenOf('author');
    const hers = `/comments/moderate/${token}/`;

    test('is words and nothing else to the author, who publishes it at once', async () => {
      const page = await site().get(hers);
      expectHarmless(page);
      expect(await mistakesIn(page.body)).toEqual([]);
      const said = visible(saidOn(page));
      for (const { words } of kept) expect(said).toContain(visible(words ?? ''));
      const [all] = find(
        page.body,
        (_, { name, value }) => name === 'ids' && / /.test(value ?? ''),
      );
      const ids = all?.attributes['value'] ?? '';
      const pressed = await site().post(hers, { action: 'publish', ids });
      expect(pressed.headers.location).toBe(`${hers}?result=publish`);
      expect((await site().get(hers)).body).toContain('Nothing waits.');
    });

    test('comes into a clone by npm run comments as it was kept, and nothing rings in the terminal', async () => {
      const content = copyContent('clone', onTestFinished);
      const own = git(content);
      own('init', '--quiet');
      for (const name of ['name', 'email']) own('config', `user.${name}`, 'kayla@desk.example');
      own('add', '.');
      own('commit', '--quiet', '-m', 'Texts');
      const env = { ...inherited(), CONTENT_DIR: content, SITE_URL: site().url, COMMENTS_SECRET };
      const { exitCode, said } = await runBeside(['src/cli/comments.ts'], { env });
      expect(said).toMatch(/Committed.\nThe site knows that they are here: \d+\n$/);
      expect(exitCode).toBe(0);
      expect(said).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      const taken = readComments(`${content}/comments`, { schema: commentSchema }).comments;
      for (const { words, name } of kept)
        expect(taken).toContainEqual(expect.objectContaining({ text: words, name }));
    }, 300_000);

    test('is not in the log', () => {
      expect(site().output()).toContain('"event":"comment.sent"');
      expect(site().output()).not.toMatch(/alert|DROP TABLE|needed this|example\.com|10\.8\./);
    });
  });
}
