/**
 * An error for the author: the message names file and line and says what to write. Without a stack Astro and
 * Node print nothing but the message.
 */
export function contentError(message: string): Error {
  const error = new Error(message);
  error.stack = '';
  return error;
}

/** What the act gives; an error for the author is added to `faults`, line by line, and gives undefined. */
export function noting<Value>(faults: string[], act: () => Value): Value | undefined {
  try {
    return act();
  } catch (fault) {
    if (!(fault instanceof Error) || fault.stack !== '') throw fault;
    faults.push(...fault.message.split('\n'));
    return undefined;
  }
}
