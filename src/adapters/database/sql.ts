type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

/** One SQL statement with its named parameters, without their colon. */
export type Statement = { sql: string; args?: Record<string, SqlValue> };

/** A SQLite database, wherever it lives. */
export type Sql = {
  /** Runs all statements or none; answers the rows of each. Waits for a busy database up to 5 s. */
  batch(statements: readonly Statement[]): Promise<Row[][]>;
  /** What was deleted is in none of its files any more, unless somebody is just reading it. */
  scrub(): Promise<void>;
  close(): void;
};
