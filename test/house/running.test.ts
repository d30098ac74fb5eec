import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/environment/settings.ts';
import { eventTypes } from '../../src/sandbox/stripe/objects/ledger.ts';
import { scratchFolder } from '../support/scratch.ts';
import { namesBelow } from './documents.ts';

const running = readFileSync('.github/RUNNING.md', 'utf8');
const settings = Object.keys(schema.shape)
  // Vercel sets it, nobody else.
  .filter((name) => name !== 'VERCEL')
  .toSorted();

test('every setting is in the table of RUNNING.md', () => {
  expect(namesBelow('## Settings', running).toSorted()).toEqual(settings);
});

test('every setting is in .env.example', () => {
  const example = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm);

  expect(Array.from(example, ([, name]) => name).toSorted()).toEqual(settings);
});

test('the webhook that RUNNING.md asks for sends what the site listens to', () => {
  const [, step = ''] = /^4\. (.*?)^5\. /ms.exec(running) ?? [];
  const asked = Array.from(step.matchAll(/`([a-z_.]+\.[a-z_]+)`/g), ([, name]) => name);
  const listens = readFileSync('src/adapters/stripe/events.ts', 'utf8');
  const heard = eventTypes.filter(
    (type) => type.startsWith('checkout.session.') || listens.includes(`'${type}'`),
  );

  expect(asked.toSorted()).toEqual([...new Set([...heard, 'charge.dispute.created'])].toSorted());
});

test('every event of the log is in the table of RUNNING.md', () => {
  const code = globSync('src/**/*.{ts,astro}').map((path) => readFileSync(path, 'utf8'));
  const written = code
    .join('\n')
    .matchAll(/\b(?:log|logFault|happened|failed)\(\s*'([a-z-]+\.[a-z-]+)'/g);
  const events = new Set(Array.from(written, ([, event = '']) => event));
  const faults = /\.(failed|unknown)$/;

  expect(running).toContain('What ends in `.failed` or `.unknown`');
  expect(namesBelow('## Logs', running).toSorted()).toEqual(
    [...events].filter((event) => !faults.test(event)).toSorted(),
  );
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)('systemd understands the whole unit', () => {
  const [, unit = ''] = /^```ini\n(.*?)^```/ms.exec(running) ?? [];
  const file = `${scratchFolder('unit')}/deskside.service`;
  // The program that it starts has to be there.
  writeFileSync(file, unit.replace('/usr/bin/npm', process.execPath));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });

  expect(unit).toContain('[Service]');
  expect([status, stderr]).toEqual([0, '']);
});
