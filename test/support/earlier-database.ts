import { MIGRATIONS } from '../../src/adapters/database/migrations.ts';
import type { Sql } from '../../src/adapters/database/sql.ts';

/** The database as that version made it; of a version that is still to come only the number is known. */
export async function buildVersion(sql: Sql, version: number): Promise<void> {
  await sql.batch([
    { sql: 'CREATE TABLE migration (version INTEGER PRIMARY KEY) STRICT' },
    ...MIGRATIONS.slice(0, version)
      .flat()
      .map((text) => ({ sql: text })),
    ...Array.from({ length: version }, (_, index) => ({
      sql: `INSERT INTO migration VALUES (${index + 1})`,
    })),
  ]);
}
