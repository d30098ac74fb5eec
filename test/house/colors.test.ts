import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = 'src/domain/blog/picture/colors.ts';
// Shadows are black, whatever the colors.
const literal = /#[\da-f]{6}\b|#[\da-f]{3}\b(?=["'; )])|\b(oklch|oklab|hsla?|rgba?)\((?!0 0 0 \/)/i;

test('no color of the site stands elsewhere than in one file', () => {
  const files = globSync(
    'src/{components,layouts,pages,styles,domain,adapters,integrations}/**/*.*',
  );
  const colored = files.filter((file) => literal.test(readFileSync(file, 'utf8')));

  expect(colored.toSorted()).toEqual([source]);
});
