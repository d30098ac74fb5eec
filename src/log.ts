type Fields = Record<string, string | number | boolean | null | undefined>;

/**
 * Writes one line of JSON about something that happened: ids and codes, never a name, a phone number, an
 * e-mail address or an answer.
 */
export function log(event: string, fields: Fields = {}): void {
  console.log(line(event, fields));
}

/**
 * The same about a fault: kind, code and place of it and of all that caused it. Its words stay out, since
 * they may quote a reader.
 */
export function logFault(event: string, fault: unknown, fields: Fields = {}): void {
  console.error(line(event, { ...fields, faults: chain(fault) }));
}

function line(event: string, fields: object): string {
  return JSON.stringify({ at: new Date().toISOString(), event, ...fields });
}

type Described = {
  name: string;
  code?: string | number;
  /** SQLite's own: https://www.sqlite.org/rescode.html */
  errcode?: number;
  status?: number;
  place?: string;
};

function chain(fault: unknown): Described[] {
  if (!(fault instanceof Error)) return [{ name: typeof fault }];
  const inner = fault instanceof AggregateError ? fault.errors : [fault.cause ?? []].flat();
  return [describe(fault), ...inner.flatMap(chain)];
}

function describe(
  fault: Error & { code?: unknown; errcode?: unknown; statusCode?: unknown },
): Described {
  const { name, code, errcode, statusCode, message, stack = '' } = fault;
  // The words stand in the stack too, and may look like a place.
  const words = stack.indexOf(message);
  const frames = words < 0 ? '' : stack.slice(words + message.length);
  const place = /^ {4}at (.+)$/m.exec(frames)?.[1];
  return {
    name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof errcode === 'number' ? { errcode } : {}),
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    ...(place === undefined ? {} : { place }),
  };
}
