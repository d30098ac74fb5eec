import { expect, test } from 'vitest';
import { aroundVisit, visitFields } from '../../../../src/adapters/web/kept/visit-fields.ts';

test('finds what stands on a page around the fields of a visit', () => {
  const page = (shown: string, visit: string) =>
    `<form id="pick"><input type="hidden" name="zone"></form>${visitFields(shown, visit)}</body>`;
  const [before, after] = aroundVisit(page('1.ab', 'cd'));
  expect(before + visitFields('2.ef', '34') + after).toBe(page('2.ef', '34'));
  expect(before).not.toMatch(/1\.ab|cd/);
});

test('says of a page without them that nothing follows', () => {
  expect(aroundVisit('<p>No hours</p>')).toEqual(['<p>No hours</p>', undefined]);
});
