import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkComments } from '../../../src/integrations/check/comments.ts';
import { copyContent } from '../../support/scratch.ts';

const good = 'name: Jenny\ndate: 2026-11-24T18:30:00Z\ntext: Hello!\n';

/** The content of the tests with other comments, each by its post, second, id and more fields. */
function contentWith(...comments: [post: string, second: string, id: string, more?: string][]) {
  const content = copyContent('check-comments');
  for (const [post, second, id, more = ''] of comments) {
    mkdirSync(`${content}/comments/${post}`, { recursive: true });
    const text = good.replace(':00Z', `:${second}Z`) + more;
    writeFileSync(`${content}/comments/${post}/2026-11-24-1830${second}-${id}.yaml`, text);
  }
  return content;
}

const toldOf = (content: string) => {
  const { errors, warnings } = checkComments(content);
  const plain = (lines: string[]) => lines.map((line) => line.replaceAll(`${content}/`, ''));
  return { errors: plain(errors), warnings: plain(warnings) };
};

test('comments that are fine are no matter, their answers included', () => {
  const content = contentWith(['links', '01', 'qaaa'], ['links', '02', 'qbbb', 'answers: qaaa\n']);
  const mine = (lines: string[]) => lines.filter((line) => /q(aaa|bbb)/.test(line));
  const { errors, warnings } = toldOf(content);
  expect([errors, mine(warnings)]).toEqual([[], []]);
});

describe('this stops the site', () => {
  test('a comment of no post', () => {
    expect(toldOf(contentWith(['gone', '01', 'qaaa'])).errors).toEqual([
      expect.stringMatching(/^comments\/gone: there is no post of that name/),
    ]);
  });

  test('a field that is wrong', () => {
    expect(toldOf(contentWith(['links', '01', 'qaaa', 'ip: 192.0.2.1\n'])).errors).toEqual([
      expect.stringMatching(/-qaaa\.yaml:4 ip: there is no such field/),
    ]);
  });
});

describe('this is worth a look', () => {
  test.each([
    ['nobody', [['links', '01', 'qaaa', 'answers: gone1\n']]],
    [
      'a comment of another post',
      [
        ['links', '01', 'qbbb'],
        ['sponsored', '02', 'qaaa', 'answers: qbbb\n'],
      ],
    ],
    [
      'a younger one',
      [
        ['links', '01', 'qaaa', 'answers: qbbb\n'],
        ['links', '02', 'qbbb'],
      ],
    ],
  ] as const)('an answer to %s', (_, comments) => {
    const { errors, warnings } = toldOf(contentWith(...comments.map((each) => [...each] as never)));
    expect(errors).toEqual([]);
    expect(warnings.filter((line) => line.includes('-qaaa.yaml'))).toEqual([
      expect.stringMatching(
        /-qaaa\.yaml:4 answers: no older comment of this post has the id \w+, so this one stands/,
      ),
    ]);
  });

  test('what stands behind a #', () => {
    const { warnings } = toldOf(contentWith(['links', '01', 'qaaa', 'site: a.example #1\n']));
    expect(warnings.filter((line) => line.includes('qaaa'))).toEqual([
      expect.stringMatching(/-qaaa\.yaml:4 site: what stands behind the # is lost/),
    ]);
  });

  test('comments of a site that has none', () => {
    const content = contentWith(['links', '01', 'qaaa']);
    writeFileSync(`${content}/site.yaml`, 'name: A\n');
    expect(toldOf(content).warnings).toContainEqual(
      'comments: nobody sees them: write comments: open, or comments: closed, into site.yaml',
    );
    appendFileSync(`${content}/site.yaml`, 'comments: closed\n');
    expect(toldOf(content).warnings.join()).not.toContain('nobody sees them');
  });
});
