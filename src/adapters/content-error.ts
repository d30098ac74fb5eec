/**
 * An error for the author: the message names file and line and says what to write. Without a stack Astro and
 * Node print nothing but the message.
 */
export function contentError(message: string): Error {
  const error = new Error(message);
  error.stack = '';
  return error;
}
