import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inherited, runBeside } from '../../support/run.ts';

// A setting that is wrong is told by readArguments(); see below.
test.each(globSync('src/cli/*.ts'))('%s reads its arguments before any setting', (file) => {
  const source = readFileSync(file, 'utf8');
  const [reads, ...settings] = ['readArguments(', 'readBuildEnv(', 'readOwnEnv(', 'begin('].map(
    (call) => source.indexOf(call),
  );
  expect(reads).toBeGreaterThan(0);
  for (const setting of settings.filter((at) => at > 0)) expect(setting).toBeGreaterThan(reads!);
});

test.concurrent.each([['check'], ['comments'], ['doctor'], ['new', 'post', 'A title']])(
  'npm run %s tells a setting that is wrong in a sentence alone',
  async (command, ...words) => {
    const env = { ...inherited(), CONTENT_DIR: '~/texts' };
    const { exitCode, said } = await runBeside([`src/cli/${command}.ts`, ...words], { env });
    expect(said).toContain('CONTENT_DIR must name a folder from the project’s on');
    expect(said).not.toMatch(/^ +at |node:internal|Node\.js v|Error/m);
    expect(exitCode).toBe(1);
  },
);

test('a fault that nobody foresaw keeps its stack and what caused it', async () => {
  const act = `const { readArguments } = await import('./src/cli/run/arguments.ts');
    readArguments('', {});
    throw new Error('Broken', { cause: new TypeError('by this') });`;
  const { exitCode, said } = await runBeside(['--input-type=module', '--eval', act]);
  expect(said).toMatch(/^Error: Broken\n +at [\s\S]*TypeError: by this/);
  expect(exitCode).toBe(1);
});
