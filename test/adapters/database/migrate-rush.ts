// One of several processes that start at once; run by migrate-rush.test.ts.
import { openDatabase } from '../../../src/adapters/database/database.ts';
import { migrate } from '../../../src/adapters/database/migrations.ts';

const [address = '', token] = process.argv.slice(2);
const sql = openDatabase(address, token);

process.send?.('ready');
process.once('message', async () => {
  const outcome = await migrate(sql).then(() => 'migrated', String);
  sql.close();
  process.send?.(outcome);
  process.disconnect();
});
