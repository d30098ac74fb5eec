import { expect, test } from 'vitest';
import { findCircles } from './circles.ts';

test.each([
  [
    'two files',
    {
      'src/domain/blog/a.ts': `import { b } from './b.ts';`,
      'src/domain/blog/b.ts': `import type { A } from './a.ts';`,
    },
    ['src/domain/blog/a.ts: imports itself, src/domain/blog/b.ts → src/domain/blog/a.ts'],
  ],
  [
    'three files on their way back by a type in the middle of a line, and the subjects they are in',
    {
      'src/adapters/x/a.ts': `export { b } from './b.ts';`,
      'src/adapters/x/b.ts': `await import('../y/c.ts');`,
      'src/adapters/y/c.ts': `let a: import('../x/a.ts').A;`,
    },
    [
      'src/adapters/x/a.ts: imports itself, src/adapters/x/b.ts → src/adapters/y/c.ts → src/adapters/x/a.ts',
      'src/adapters/x: imports itself, src/adapters/y → src/adapters/x',
    ],
  ],
  [
    'a component of itself',
    { 'src/components/mdx/A.astro': `---\nimport Self from './A.astro';\n---\n<Self />` },
    ['src/components/mdx/A.astro: imports itself, src/components/mdx/A.astro'],
  ],
  [
    'subjects, though none of their files',
    {
      'src/domain/blog/a.ts': `import { c } from '../deals/c.ts';`,
      'src/domain/blog/b.ts': '',
      'src/domain/deals/c.ts': '',
      'src/domain/deals/d.ts': `import { b } from '../blog/b.ts';`,
    },
    ['src/domain/blog: imports itself, src/domain/deals → src/domain/blog'],
  ],
  [
    'what lies beside the subjects and one of them',
    {
      'src/domain/slug.ts': `import { tag } from './blog/tag.ts';`,
      'src/domain/blog/post.ts': `import { slug } from '../slug.ts';`,
    },
    ['src/domain/slug.ts: imports itself, src/domain/blog → src/domain/slug.ts'],
  ],
])('finds a circle of %s', (_, files, found) => {
  expect(findCircles(files)).toEqual(found);
});

test('finds none where two ways lead to the same place', () => {
  const files = {
    'src/domain/blog/a.ts': `import './b.ts';\nimport '../time/c.ts';`,
    'src/domain/blog/b.ts': `import '../time/c.ts';\nimport 'zod';`,
    'src/domain/time/c.ts': '',
    'src/styles/a.css': `@import './a.css';`,
  };
  expect(findCircles(files)).toEqual([]);
});
