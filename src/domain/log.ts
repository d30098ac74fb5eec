/** Hears what happened and what failed: ids and codes, never a word of a reader's. */
export type Log = {
  happened(event: string, fields?: LogFields): void;
  failed(event: string, fault: unknown, fields?: LogFields): void;
};

type LogFields = Record<string, string | number | boolean | null | undefined>;
