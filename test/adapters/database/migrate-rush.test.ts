import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../../../src/adapters/database/migrations.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { startHranaServer } from './hrana-server.ts';

it('takes a file from nothing to the newest version in 4 processes that start at once', async () => {
  const path = join(scratchFolder('migrate'), 'site.db');

  expect(await migrateAtOnce(`file:${path}`)).toEqual(Array(4).fill('migrated'));
  expect(versionsIn(path)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

it('does the same over HTTP', async () => {
  const server = await startHranaServer();
  onTestFinished(() => server.close());

  expect(await migrateAtOnce(server.url, server.token)).toEqual(Array(4).fill('migrated'));
  expect(versionsIn(server.path)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

async function migrateAtOnce(...database: string[]): Promise<string[]> {
  const script = new URL('./migrate-rush.ts', import.meta.url);
  const processes = [1, 2, 3, 4].map(() => fork(script, database, { execArgv: [] }));
  await Promise.all(processes.map((child) => once(child, 'message')));
  const outcomes = processes.map((child) => once(child, 'message'));
  for (const child of processes) child.send('go');
  return (await Promise.all(outcomes)).map(([outcome]) => outcome);
}

function versionsIn(path: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('SELECT version FROM migration ORDER BY version').all();
  database.close();
  return rows.map(({ version }) => version);
}
