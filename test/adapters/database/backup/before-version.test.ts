import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  backupsBeforeVersions,
  backUpBefore,
} from '../../../../src/adapters/database/backup/before-version.ts';
import { BREAKING, MIGRATIONS, versionOf } from '../../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { buildVersion } from '../../../support/earlier-database.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const now = new Date('2026-11-24T07:00:00Z');
const [first = NaN, second = NaN] = BREAKING;

test.each([
  ['nothing is there yet', 0, undefined],
  ['the next version is one', first - 1, first],
  ['there is one further on', first, second],
  ['it is of the newest version', MIGRATIONS.length, undefined],
])('when %s, it backs up what earlier code will not live with', async (_, version, before) => {
  const file = join(scratchFolder('before'), 'site.db');
  const sql = openSqlite(file);
  await buildVersion(sql, version);
  backUpBefore(file, version, now);
  sql.close();

  const backups = backupsBeforeVersions(file);
  expect(backups.map(({ version, day }) => ({ version, day }))).toEqual(
    before === undefined ? [] : [{ version: before, day: '2026-11-24' }],
  );
  for (const backup of backups) expect(await versionOf(openSqlite(backup.file))).toBe(version);
});
