import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// No zone of a real office: a test that leans on the machine's own zone fails everywhere alike.
process.env['TZ'] = 'Asia/Kathmandu';

const root = fileURLToPath(new URL('..', import.meta.url));
// What tests leave behind lies in the project, and test/run.ts begins by removing it.
process.env['SYSTEM_TMPDIR'] ??= tmpdir();
process.env['TMPDIR'] = join(root, '.data/test/tmp');
mkdirSync(process.env['TMPDIR'], { recursive: true });
// Half of what a command does when it starts is stripping and compiling; the next one remembers it.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.data/test/compiled');

const onSite = ['test/built/**', 'test/hosts/**'];
// Beyond the date line, and half an hour off.
const zones = ['Pacific/Apia', 'America/St_Johns'];

export default defineConfig({
  root,
  test: {
    setupFiles: ['test/support/no-console-errors.ts', 'test/support/same-examples.ts'],
    restoreMocks: true,
    // On a busy machine a test takes long and is right all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Files share a worker and its modules: half of the time went into loading them anew.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/simulation/**', ...onSite],
        },
      },
      ...zones.map((zone) => ({
        extends: true as const,
        test: {
          name: `unit in ${zone}`,
          isolate: false,
          env: { TZ: zone },
          include: [
            'test/domain/**/*.test.ts',
            'test/adapters/{database/booking-*,stripe/*}.test.ts',
          ],
          exclude: ['**/squatting.test.ts'],
        },
      })),
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          // Hundreds of worlds are one test.
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'built',
          include: onSite.map((folder) => `${folder}/*.test.ts`),
          fileParallelism: false,
        },
      },
    ],
  },
});
