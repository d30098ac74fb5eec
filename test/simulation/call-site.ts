/** Where a use case calls a port: file of src/domain/booking, comments or mail, place in it, and what is called. */
export type CallSite = { file: string; line: number; column: number; port: string };

/** The place in a use case from which the running function was called; undefined for a caller elsewhere. */
export function callSiteOf(port: string, ownFrame: (...args: never[]) => unknown) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const stack: { frames: NodeJS.CallSite[] } = { frames: [] };
  Error.prepareStackTrace = (_, frames) => {
    stack.frames = frames;
    return '';
  };
  Error.stackTraceLimit = 1;
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, ownFrame);
  void holder.stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return siteOf(stack.frames[0], port);
}

function siteOf(frame: NodeJS.CallSite | undefined, port: string): CallSite | undefined {
  const file = /src\/domain\/(?:booking|comments|mail)\/(?:[\w-]+\/)*([\w-]+)\.ts/.exec(
    frame?.getFileName() ?? '',
  )?.[1];
  if (!frame || !file) return undefined;
  return { file, line: frame.getLineNumber() ?? 0, column: frame.getColumnNumber() ?? 0, port };
}

/** One place in the code, as a key. */
export function keyOf({ file, line, column, port }: CallSite): string {
  return `${file}:${line}:${column} ${port}`;
}
