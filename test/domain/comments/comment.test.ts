import { describe, expect, test } from 'vitest';
import { commentSchema, partsOfPath, pathOf } from '../../../src/domain/comments/comment.ts';

const good = { name: 'Jenny', date: '2026-11-24T18:30:05.250Z', text: 'I needed this today.' };

describe('the fields of a comment', () => {
  test('are its words, who wrote it, and when', () => {
    expect(commentSchema.parse(good)).toEqual({
      ...good,
      date: new Date('2026-11-24T18:30:05.250Z'),
      author: false,
    });
  });

  test('are kept as they are shown', () => {
    const typed = { ...good, name: ' Jen\u202Eny ', text: 'a\r\nb\u0007', site: 'example.com' };
    const shown = { name: 'Jenny', text: 'a\nb', site: 'https://example.com/' };
    expect(commentSchema.parse(typed)).toMatchObject(shown);
  });

  test.each([
    ['a name', { name: ' \u200B' }],
    ['a short name', { name: 'x'.repeat(61) }],
    ['words', { text: '\n' }],
    ['not too many words', { text: 'x'.repeat(4001) }],
    ['an instant', { date: '2026-11-24' }],
    ['an instant with a zone', { date: '2026-11-24T18:30:00' }],
    ['an instant of this age', { date: '0000-01-01T00:00:00+14:00' }],
    ['an instant before the year 10000', { date: '9999-12-31T23:00:00-05:00' }],
    ['a short address', { site: `https://example.com/${'ä'.repeat(60)}` }],
    ['a page of the web', { site: 'javascript:alert(1)' }],
    ['the id of a comment', { answers: '../a' }],
    ['nothing else', { email: 'jenny@example.com' }],
  ])('want %s', (_, wrong) => {
    expect(commentSchema.safeParse({ ...good, ...wrong }).success).toBe(false);
  });

  test('hold 4,000 characters, whatever ends their lines', () => {
    const text = `${'x'.repeat(1999)}\r\n${'y'.repeat(2000)}`;
    expect(commentSchema.parse({ ...good, text }).text).toHaveLength(4000);
  });
});

describe('the file of a comment', () => {
  const comment = { post: 'a-post', id: 'k3v9p2', date: new Date('2026-11-24T23:30:05-05:00') };

  test('is named after post, time and id', () => {
    expect(pathOf(comment)).toBe('a-post/2026-11-25-043005-k3v9p2.yaml');
  });

  test('says both again', () => {
    expect(partsOfPath(pathOf(comment))).toEqual({ post: 'a-post', id: 'k3v9p2' });
  });

  test.each([
    'k3v9p2.yaml',
    'a-post/k3v9p2.yaml',
    'a-post/2026-11-25-043005-k3v.yaml',
    'a-post/2026-11-25-043005-K3V9P2.yaml',
    'a-post/2026-11-25-043005-k3v9p2.yml',
    '../2026-11-25-043005-k3v9p2.yaml',
    'a/b/2026-11-25-043005-k3v9p2.yaml',
  ])('is not %s', (path) => {
    expect(partsOfPath(path)).toBeUndefined();
  });
});
