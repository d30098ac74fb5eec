import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { ownGeneratedFiles } from '../../src/integrations/own-generated-files.ts';
import { scratchFolder } from '../support/scratch.ts';

type Setup = (options: object) => Promise<void>;

test('a build waits while another one runs, and says so once', async () => {
  const { lock, begin, said } = site();
  writeFileSync(lock, String(process.pid));
  const begun = begin('build');
  await expect.poll(() => said).toEqual([expect.stringContaining('Another build')]);

  rmSync(lock);
  await begun;
  expect(existsSync(lock)).toBe(true);
  expect(said).toHaveLength(1);
});

test.each(['', '999999999'])(
  'what a killed build left behind (%j) holds nobody up',
  async (left) => {
    const { lock, begin, said } = site();
    writeFileSync(lock, left);
    await begin('build');
    expect(said).toEqual([]);
  },
);

test('a build begins without the generated files of a dev server, and gives them back', async () => {
  const { folder, begin } = site();
  const modules = `${folder}/content-modules.mjs`;
  writeFileSync(modules, 'export default new Map();');
  const before = process.listeners('exit');
  await begin('build');
  expect(existsSync(modules)).toBe(false);

  const [atExit] = process.listeners('exit').filter((each) => !before.includes(each));
  atExit?.(0);
  expect(existsSync(modules)).toBe(true);
});

test('a dev server waits for nobody', async () => {
  const { lock, begin } = site();
  writeFileSync(lock, String(process.pid));
  await begin('dev');
});

function site() {
  const root = scratchFolder('generated');
  const folder = `${root}/.astro`;
  mkdirSync(folder);
  const said: string[] = [];
  const setup = ownGeneratedFiles().hooks['astro:config:setup'] as unknown as Setup;
  const before = process.listeners('exit');
  onTestFinished(() => {
    for (const each of process.listeners('exit'))
      if (!before.includes(each)) process.off('exit', each);
  });
  const options = {
    config: { root: pathToFileURL(`${root}/`) },
    logger: { info: (text: string) => said.push(text) },
  };
  return {
    folder,
    lock: `${folder}/build.lock`,
    said,
    begin: (command: 'build' | 'dev') => setup({ command, ...options }),
  };
}
