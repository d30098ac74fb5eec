import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../support/run.ts';
import { broken, installation, locked, type State } from '../installation.ts';

test.each(broken)('says what to run, and that alone, when %s', (_, state) => {
  expect(begin({ wanted: locked, present: locked, ...state })).toMatchObject({
    status: 1,
    stdout: '',
    stderr:
      'The packages are not installed, or not as package-lock.json has them: run npm ci --include=dev\n',
  });
});

test('lets a command begin when the lockfile is installed', () => {
  const { status, stderr } = begin({ wanted: locked, present: locked }, '-e', '0');
  expect([status, stderr]).toEqual([0, '']);
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const newcomers = ['start', 'dev', 'test', 'build'];
const others = Object.keys(scripts).filter(
  (name) => !newcomers.includes(name) && !newcomers.some((each) => name === `pre${each}`),
);

test.each(others)('is seen to by npm run %s, whose own file may lack its packages', (name) => {
  expect(scripts[name]).toMatch(
    /^exec (env \w+=\w+ )?node (--[\w=-]+ )*--import \.\/src\/cli\/run\/(preload|need-packages)\.mjs /,
  );
});

/** A command of that project; its own file is not even there. */
function begin(state: State, ...words: string[]) {
  const root = installation(state);
  const command = words.length > 0 ? words : [join(root, 'src/cli/check.ts')];
  return run(['--import', './src/cli/run/need-packages.mjs', ...command], { cwd: root });
}
