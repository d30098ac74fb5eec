type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

export function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** Named parameters, without their colon. */
export type Args = Record<string, SqlValue>;

export type Statement = { sql: string; args?: Args };

/** Runs one statement there; resolves to its rows. */
export function queryOn(sql: Sql) {
  return async (text: string, args: Args = {}): Promise<Row[]> =>
    (await sql.batch([{ sql: text, args }]))[0] ?? [];
}

/** A SQLite database, wherever it lives. */
export type Sql = {
  /** Runs all statements or none; answers the rows of each. Waits for a busy database up to 5 s. */
  batch(statements: readonly Statement[]): Promise<Row[][]>;
  /**
   * Differs after each change of what is stored, whoever makes it; undefined where only a question over the network
   * would tell.
   */
  version(): string | undefined;
  /** What was deleted is in none of its files any more, unless somebody is just reading it. */
  scrub(): Promise<void>;
  close(): void;
};
