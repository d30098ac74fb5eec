const field = '<input type="hidden" form="pick" name=';

/**
 * The fields of the form `pick` that each showing of the coaching page has for itself. They are the last thing on it:
 * what stands before them is the same for everybody, and can be kept.
 * @param shown when that was, signed
 * @param visit a form that is sent twice books once, and can come back to it
 */
export function visitFields(shown: string, visit: string): string {
  return `${field}"visit" value="${visit}">${field}"shown" value="${shown}">`;
}

const fields = new RegExp(`${field}"visit" value="[^"]*">${field}"shown" value="[^"]*">`);

/** What stands on a page before them, and what follows; the latter is undefined where there are none. */
export function aroundVisit(html: string): [before: string, after: string | undefined] {
  const [before = '', after] = html.split(fields);
  return [before, after];
}
