import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readEnv } from '../../../src/environment.ts';
import { schema } from '../../../src/environment/settings.ts';
import { run } from '../../support/run.ts';
import { installation, locked } from '../installation.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const example = readFileSync('.env.example', 'utf8');

describe('.env', () => {
  it.each([
    ['what it says', 'WORD=dot-env', {}, 'dot-env'],
    ['nothing where there is none', undefined, {}, 'undefined'],
    ['nothing that is set already', 'WORD=dot-env', { WORD: 'given' }, 'given'],
  ])('gives a command %s', (_, content, env, word) => {
    const cwd = installation({ wanted: locked, present: locked });
    if (content) writeFileSync(join(cwd, '.env'), content);
    const command = ['--import', './src/cli/run/preload.mjs', '-p', 'process.env.WORD'];
    const { stdout, stderr } = run(command, { cwd, env });

    expect([stdout.trim(), stderr]).toEqual([word, '']);
  });

  it.each(['start', 'dev', 'build', 'new', 'check', 'desk', 'deploy', 'links', 'doctor'])(
    'is read by npm run %s',
    (name) => {
      expect(scripts[name]).toMatch(/^exec node --import \.\/src\/cli\/run\/preload\.mjs /);
    },
  );

  it.each(['test', 'test:unit', 'bench', 'simulate', 'faults'])(
    'is not read by npm run %s',
    (name) => {
      expect(scripts[name]).not.toContain('preload');
    },
  );
});

describe('.env.example', () => {
  it('runs offline as it stands', () => {
    expect(
      readEnv(parseEnv(example), { coaching: true, comments: true, contactForm: true }).practice,
    ).toBe(true);
  });

  it('says how signs of a password are written in an address', () => {
    const told = [...example.matchAll(/ (\S)(?: in a password)?(?: is written)? (%\d\w)/g)];

    expect(told.map(([, sign]) => sign)).toEqual(['#', '/', '?', '@', '%']);
    for (const [, sign = '', code] of told) expect(encodeURIComponent(sign)).toBe(code);
  });

  it('names every variable', () => {
    const { VERCEL: _, ...told } = schema.shape;
    const named = Object.keys(parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, '')));

    expect(named.toSorted()).toEqual(Object.keys(told).toSorted());
  });
});
