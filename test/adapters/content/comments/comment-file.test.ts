import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileOf } from '../../../../src/adapters/content/comments/comment-file.ts';
import { readYaml } from '../../../../src/adapters/content/yaml/read-yaml.ts';
import { commentSchema } from '../../../../src/domain/comments/comment.ts';
import { KEPT_BAD_COMMENTS } from '../../../support/bad-comments.ts';

const comment = {
  id: 'k3v9p2',
  post: 'a-post',
  name: 'Jenny',
  date: new Date('2026-11-24T18:30:05Z'),
  text: 'I needed this today.\n\nThank you: really #1!',
  author: false,
};

test('the file of a comment holds what is public of it, one field a line', () => {
  const { path, yaml } = fileOf({
    ...comment,
    ...{ site: 'https://example.com/', answers: 'abcd', author: true },
  });
  expect(path).toBe('a-post/2026-11-24-183005-k3v9p2.yaml');
  expect(yaml).toBe(`name: Jenny
date: 2026-11-24T18:30:05.000Z
text: |-
  I needed this today.

  Thank you: really #1!
site: https://example.com/
answers: abcd
author: true
`);
});

test('and nothing else that came along with it', () => {
  const { yaml } = fileOf({ ...comment, ...{ email: 'jenny@example.com', ip: '192.0.2.1' } });
  expect(yaml).not.toMatch(/example|192/);
});

test.each([
  '---\na: b\n...',
  '!!js/function "x" &a *a',
  '# a\n%YAML 1.2',
  'no',
  '007',
  '2026-11-24',
  "'\"\\n{{x}}",
  '  indented\n\tline',
  '|\n>',
])('words that mean something in YAML come back as they were: %j', (text) => {
  const words = commentSchema.shape.text.parse(text);
  const { path, yaml } = fileOf({ ...comment, name: words.slice(0, 60), text: words });
  expect(commentSchema.parse(readYaml(path, yaml).data).text).toBe(words);
});

test.each(KEPT_BAD_COMMENTS)('$what is text in a file, and no more', ({ comment }) => {
  const { path, yaml } = fileOf(comment);
  expect(path).toBe(`a-day-at-home/2026-11-24-183005-${comment.id}.yaml`);
  expect(yaml).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
  const { id: _, post: __, ...fields } = comment;
  expect(commentSchema.parse(readYaml(path, yaml).data)).toEqual(fields);
});

test('every comment comes back from its file as it was', () => {
  const unit = fc.integer({ max: 0xffff, min: 0 }).map((code) => String.fromCharCode(code));
  const words = fc.string({ unit, minLength: 1 });
  fc.assert(
    fc.property(words, words, (name, text) => {
      const typed = { name, text, date: comment.date.toISOString() };
      const { data } = commentSchema.safeParse(typed);
      fc.pre(data !== undefined);
      const { path, yaml } = fileOf({ ...comment, ...data });
      expect(commentSchema.parse(readYaml(path, yaml).data)).toEqual(data);
    }),
  );
});
