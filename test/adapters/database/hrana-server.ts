// For tests only: real SQLite behind Hrana 3 over HTTP, spoken as libSQL's server speaks it, on this
// machine alone. https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_3_SPEC.md
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { json } from 'node:stream/consumers';

type Value = { type: 'null' | 'integer' | 'float' | 'text'; value?: string | number };
type Stmt = {
  sql: string;
  args: Value[];
  named_args: { name: string; value: Value }[];
  want_rows: boolean;
};
type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' };
type Step = { stmt: Stmt; condition?: Condition };
type Body = { baton: string | null; batch?: { steps: Step[] }; requests?: { type: string }[] };
/** Answers in the server's place a batch that has run; `lines` is what it would have said. */
type Misdeed = (response: ServerResponse, lines: string[]) => void;

export type HranaServer = Awaited<ReturnType<typeof startHranaServer>>;

/** Serves the database at that path, or one of its own in a folder that is gone when the server closes. */
export async function startHranaServer(token = 'token', file?: string) {
  const folder = file === undefined ? mkdtempSync(join(tmpdir(), 'hrana-')) : undefined;
  const path = file ?? join(folder!, 'site.db');
  const keeper = new DatabaseSync(path);
  keeper.exec('PRAGMA journal_mode = WAL');
  const streams = new Map<string, DatabaseSync>();
  /** Connections whose stream has ended: each new one would read all tables anew. */
  const idle: DatabaseSync[] = [];
  const misdeeds: Misdeed[] = [];

  const http = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    const { baton, batch, requests } = (await json(request)) as Body;
    const database = baton === null ? (idle.pop() ?? openStream(path)) : streams.get(baton);
    if (!database) return response.writeHead(400).end('The baton is invalid');
    if (baton !== null) streams.delete(baton);
    const results = request.url === '/v3/pipeline' ? pipeline(requests ?? [], database) : undefined;
    const next = requests?.some(({ type }) => type === 'close') ? null : randomUUID();
    if (next !== null) streams.set(next, database);
    else if (database.isTransaction) database.close();
    else idle.push(database);
    if (results) return response.end(JSON.stringify({ baton: next, base_url: null, results }));
    if (request.url !== '/v3/cursor') return response.writeHead(404).end();
    const entries = runBatch(batch?.steps ?? [], database);
    const lines = [{ baton: next, base_url: null }, ...entries].map((line) => JSON.stringify(line));
    const answer = misdeeds.shift() ?? ((response) => response.end(`${lines.join('\n')}\n`));
    return answer(response, lines);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;

  return {
    url: `libsql://127.0.0.1:${port}?tls=0`,
    origin: `http://127.0.0.1:${port}`,
    token,
    path,
    http,
    /** What becomes of the next answers to a batch, one each. */
    misdeeds,
    openStreams: () => streams.size,
    close() {
      http.closeAllConnections();
      http.close();
      for (const database of [keeper, ...idle, ...streams.values()])
        if (database.isOpen) database.close();
      if (folder) rmSync(folder, { recursive: true });
    },
  };
}

function openStream(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA synchronous = OFF');
  return database;
}

function pipeline(requests: { type: string }[], database: DatabaseSync) {
  return requests.map(({ type }) => {
    if (type !== 'close' && type !== 'get_autocommit')
      return { type: 'error', error: { message: `no ${type} here`, code: 'NOT_SUPPORTED' } };
    const is_autocommit = type === 'close' || !database.isTransaction;
    return { type: 'ok', response: { type, is_autocommit } };
  });
}

function runBatch(steps: Step[], database: DatabaseSync): object[] {
  const went: ('ok' | 'error')[] = [];
  const isMet = (condition: Condition): boolean => {
    switch (condition.type) {
      case 'ok':
      case 'error':
        return went[condition.step] === condition.type;
      case 'not':
        return !isMet(condition.cond);
      case 'and':
        return condition.conds.every(isMet);
      case 'or':
        return condition.conds.some(isMet);
      case 'is_autocommit':
        return !database.isTransaction;
    }
  };
  const entries = steps.flatMap(({ stmt, condition }, step) => {
    if (condition && !isMet(condition)) return [];
    try {
      const done = runStep(stmt, step, database);
      went[step] = 'ok';
      return done;
    } catch (error) {
      went[step] = 'error';
      return [{ type: 'step_error', step, error: errorOf(error) }];
    }
  });
  return [...entries, { type: 'replication_index', replication_index: null }];
}

function runStep(stmt: Stmt, step: number, database: DatabaseSync): object[] {
  const statement = database.prepare(stmt.sql);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const given = stmt.named_args.map(({ name }) => `:${name}`);
  const forgotten = stmt.sql.match(/:[a-z]\w*/gi)?.find((name) => !given.includes(name));
  // node:sqlite would take it for null, libSQL's server does not.
  if (forgotten) throw new Error(`value for parameter ${forgotten} not found`);
  const named = Object.fromEntries(stmt.named_args.map(({ name, value }) => [name, read(value)]));
  const args = [named, ...stmt.args.map(read)] as const;
  const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
  const rows = cols.length > 0 ? (statement.all(...args) as unknown as unknown[][]) : [];
  const { changes } = cols.length > 0 ? { changes: 0 } : statement.run(...args);
  return [
    { type: 'step_begin', step, cols },
    ...(stmt.want_rows ? rows.map((row) => ({ type: 'row', row: row.map(write) })) : []),
    { type: 'step_end', affected_row_count: Number(changes), last_insert_rowid: null },
  ];
}

function read({ type, value }: Value): null | bigint | number | string {
  if (type === 'null' || value === undefined) return null;
  return type === 'integer' ? BigInt(value) : value;
}

function write(value: unknown): Value {
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) };
  if (typeof value === 'number') return { type: 'float', value };
  return value === null ? { type: 'null' } : { type: 'text', value: String(value) };
}

// libSQL's server gives the primary code only: https://www.sqlite.org/rescode.html
function errorOf(error: unknown) {
  const { message, errcode } = error as { message: string; errcode?: number };
  if (errcode === undefined) return { message, code: 'ARGS_INVALID' };
  const names: Record<number, string> = { 5: 'SQLITE_BUSY', 19: 'SQLITE_CONSTRAINT' };
  return { message: `SQLite error: ${message}`, code: names[errcode & 0xff] ?? 'SQLITE_UNKNOWN' };
}
