import { DatabaseSync } from 'node:sqlite';

// A process that keeps the write lock of a database file: `lock-holder.ts <file> <seconds>`.
const [file = '', seconds = ''] = process.argv.slice(2);
const database = new DatabaseSync(file, { timeout: 10_000 });
database.exec('BEGIN IMMEDIATE');
console.log('locked');
setTimeout(() => database.exec('COMMIT'), Number(seconds) * 1000);
