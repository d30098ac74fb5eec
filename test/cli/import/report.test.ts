import { expect, test } from 'vitest';
import { describe, type Report } from '../../../src/cli/import/report.ts';

const nothing: Report = {
  ...{ dry: false, written: [], here: 0, pictures: 0, comments: 0, redirects: 0 },
  ...{ drafts: [], leftOut: [], warnings: [], todo: [] },
};

test('what an export says steers no terminal and begins no line of the report', () => {
  const hostile = 'the link “java\u009b31m\u001b[2J\nscript:\u202E\u2028x” was left out';
  const told = describe({ ...nothing, warnings: [hostile] });
  expect(told).toContain('- the link “java 31m [2J script: x” was left out\n');
});

test('a terminal is told of the first, the file of all', () => {
  const warnings = ['one', 'two', 'three'];
  expect(describe({ ...nothing, warnings }, 1)).toContain('- one\n- … and 2 more\n');
  expect(describe({ ...nothing, warnings })).toContain('- one\n- two\n- three\n');
});
