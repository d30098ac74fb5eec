import { describe, expect, test } from 'vitest';
import { editList, editRedirects } from '../../../src/adapters/content/edit-yaml.ts';

describe('a list at the top of a text', () => {
  const text = (fields: string) => `---\ntitle: "A: b" # mine\n${fields}---\n\nformerly: [x]\n`;

  test.each([
    ['in brackets', 'formerly: [ /a/ ]\ndraft: true\n', 'formerly: [/a/, /b/]\ndraft: true\n'],
    ['one a line', 'formerly:\n  - /a/\ndraft: true\n', 'formerly: [/a/, /b/]\ndraft: true\n'],
    ['at the end', 'formerly: [/a/]\n', 'formerly: [/a/, /b/]\n'],
    ['that is not there yet', 'draft: true\n', 'draft: true\nformerly: [/b/]\n'],
  ])('%s takes more', (_, before, after) => {
    const edited = editList('a.mdx', text(before), 'formerly', (all) => [...all, '/b/']);
    expect(edited).toBe(text(after));
  });

  test.each([
    ['further in', '  title: A\n  draft: true\n', '  title: A\n  draft: true\n  formerly: [/b/]\n'],
    ['in braces', '{ title: A, draft: true }\n', '{ formerly: [/b/], title: A, draft: true }\n'],
    ['nowhere', '', 'formerly: [/b/]\n'],
  ])('goes where the fields stand %s', (_, before, after) => {
    const edited = editList('a.mdx', `---\n${before}---\n\nx\n`, 'formerly', () => ['/b/']);
    expect(edited).toBe(`---\n${after}---\n\nx\n`);
  });

  test('that stays the same leaves the text byte for byte', () => {
    const source = text('tags: [ a,  "b" ]\n');
    expect(editList('a.mdx', source, 'tags', (tags) => tags)).toBe(source);
  });

  test('goes when it is empty', () => {
    const source = text('formerly: [/a/]\ndraft: true\n');
    expect(editList('a.mdx', source, 'formerly', () => [])).toBe(text('draft: true\n'));
  });

  test('quotes what YAML would read otherwise', () => {
    const edited = editList('a.mdx', text(''), 'tags', () => ['a: b', '12', '#c']);
    expect(edited).toContain('tags: ["a: b", "12", "#c"]\n');
  });

  test('that is none is named', () => {
    expect(() => editList('a.mdx', text('tags: a\n'), 'tags', () => ['b'])).toThrow('a.mdx:1 tags');
  });
});

describe('redirects.yaml', () => {
  const source = '# Mine.\n- { from: /a/, to: /b/ }\n- from: "/?p=1"\n  to: /c/ # the third\n';

  test('takes more at its end and keeps the rest', () => {
    expect(editRedirects(source, (each) => each, [{ from: '/d/', to: '/e/' }])).toBe(
      `${source}- { from: /d/, to: /e/ }\n`,
    );
  });

  test.each([
    ['nothing', '', '- { from: /d/, to: "/e: #1" }\n'],
    ['an empty list', '[]\n', '- { from: /d/, to: "/e: #1" }\n'],
    ['words alone', '# Mine.\n', '# Mine.\n- { from: /d/, to: "/e: #1" }\n'],
    [
      'a list in brackets',
      '[{ from: /a/, to: /b/ }]\n',
      '- { from: /a/, to: /b/ }\n- { from: /d/, to: "/e: #1" }\n',
    ],
    [
      'a last line without end',
      '- { from: /a/, to: /b/ }',
      '- { from: /a/, to: /b/ }\n- { from: /d/, to: "/e: #1" }\n',
    ],
  ])('takes more after %s', (_, before, after) => {
    expect(editRedirects(before, (each) => each, [{ from: '/d/', to: '/e: #1' }])).toBe(after);
  });

  test('leads elsewhere, and loses one', () => {
    const edited = editRedirects(source, ({ from }) =>
      from === '/a/' ? undefined : { from, to: '/d/' },
    );
    expect(edited).toMatch(/from: "\/\?p=1"\n {2}to: \/d\//);
    expect(edited).not.toContain('/a/');
  });

  test('stays byte for byte when nothing changes', () => {
    const odd = '-   {from: /a/,to: /b/}\n';
    expect(editRedirects(odd, (each) => each)).toBe(odd);
  });
});
