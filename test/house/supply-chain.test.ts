import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Lock, strangers } from './supply-chain.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const document = read('src/README.md');
const wanted = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json')) as Lock;

test('src/README.md gives a reason for each package and names each install script', () => {
  expect(strangers(wanted, { packages }, document)).toEqual([]);
});

const [integrity, version] = ['sha512-x', '1.0.0'];
const lockedToo = (it: object, path = 'node_modules/a/node_modules/new') => ({
  packages: { ...packages, [path]: { version, integrity, ...it } },
});
const dependencies = { ...wanted.dependencies, new: version };
const devDependencies = { ...wanted.devDependencies, new: version };

test.each([
  ['new is a runtime dependency without a reason', { dependencies }, {}],
  ['new is a runtime dependency without a reason', { optionalDependencies: { new: version } }, {}],
  ['new helps to make it without a reason', { devDependencies }, {}],
  ['vitest has a reason and is nothing that helps', { devDependencies: {} }, {}],
  ['our own postinstall runs when this is installed', { scripts: { postinstall: 'x' } }, {}],
  ['stripe has a reason and is no runtime dependency', { dependencies: {} }, {}],
  ['new runs a script when it is installed', {}, lockedToo({ hasInstallScript: true })],
  ['esbuild runs no script when it is installed', {}, lockedToo({}, 'node_modules/esbuild')],
  ['new is allowed a script that it does not have', { allowScripts: { new: true } }, {}],
  ['new is not exact', { devDependencies: { new: '^1.0.0' } }, {}],
  ['new is of no registry', {}, lockedToo({ resolved: 'git+ssh://git@example.com/new.git' })],
  ['new is of no registry', {}, lockedToo({ integrity: undefined })],
  ['new is of no registry', {}, lockedToo({ integrity: undefined, optional: true })],
  ['new is of no registry', {}, lockedToo({ link: true })],
])('finds that %s', (breach, package_, lock) => {
  expect(strangers({ ...wanted, ...package_ }, { packages, ...lock }, document)).toContain(breach);
});

test('finds a reason that is empty', () => {
  const mute = document.replace(/^(\| `stripe` +\|).*$/m, '$1 |');
  expect(strangers(wanted, { packages }, mute)).toEqual([
    'stripe is a runtime dependency without a reason',
  ]);
});
