/**
 * Says in plain words what the compiler of .mdx texts stumbled over, and how to mend it.
 * @param source the text, of which the compiler tells only where it stopped
 * @param message the compiler's own words, which begin with line and column
 */
export function mdxMistake(source: string, message: string): { line: number; text: string } {
  const [, row = 1, column = 1] = /^(\d+):(\d+): /.exec(message) ?? [];
  const line = Number(row);
  const here = (text: string) => ({ line, text });
  const [, open, openLine] =
    /(?:closing tag for `|\(`)<(\S*)>` (?:opened at )?\(?(\d+):/.exec(message) ?? [];
  const [, closing] = /closing tag `<\/(\S*)>`/.exec(message) ?? [];
  if (open !== undefined && isVoid.test(open))
    return {
      line: Number(openLine),
      text: `<${open}> has no end of its own: write <${open} … /> with a slash`,
    };
  if (closing !== undefined && closing === open)
    return here(
      `</${closing}> stands within a paragraph, and <${open}> of line ${openLine} above it: leave an empty line above </${closing}>`,
    );
  if (closing !== undefined)
    return here(
      open === undefined
        ? `</${closing}> ends something that never began: remove it`
        : `</${closing}> stands where <${open}> of line ${openLine} has to end: write </${open}>`,
    );
  if (open !== undefined)
    return {
      line: Number(openLine),
      text: `<${open}> opens here and does not end: write </${open}> below it, or <${open} … /> on one line`,
    };
  if (/comment in MDX/.test(message))
    return here('write a comment as {/* words */} instead of <!-- words -->');
  if (/expression/.test(message)) return here(braces);
  if (/\besm\b/.test(message))
    return {
      line: codeAbove(source, line),
      text: 'a line that begins with import or export counts as code: begin it otherwise',
    };
  if (/before name|after `<`/.test(message)) {
    const [first = '', ...others] = source.split('\n').slice(line - 1);
    return here(ofTag([first.slice(Number(column) - 1), ...others].join('\n')));
  }
  const words = message.replace(/^\d+:\d+: /, '').replace(/\s*\([\w-]+:[\w-]+\)$/, '');
  return here(`the site cannot read this: ${words}`);
}

/** What to write where a brace was meant as a sign. */
export const braces = 'what stands between { and } counts as code: write \\{ for the sign itself';

// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** @param rest the source, from the < on that could not be read */
function ofTag(rest: string): string {
  if (/^<\s*((https?:\/\/|mailto:|www\.)\S|[\w.+-]+@[\w-]+\.\w)/i.test(rest))
    return 'an address needs no < and >: write the address alone, or [words](address)';
  const [tag = ''] = /^<\/?[a-z][^\n>]*/i.exec(rest) ?? [];
  if (/=\s*[“”„‘’«»]/.test(tag))
    return 'a tag takes straight quotation marks: write " in place of “ and ”';
  const [, name = '', value = ''] = /\s([\w-]+)=([^\s"'{>][^\s>]*)/.exec(tag) ?? [];
  if (value) return `a value stands in quotation marks: write ${name}="${value}"`;
  if (/="[^"]*"[^\s/>]/.test(tag))
    return 'a value ends at the second quotation mark: write ‘ and ’ for those inside it';
  return 'a < begins a component here: write &lt; for the sign itself';
}

function codeAbove(source: string, line: number): number {
  const above = source.split('\n').slice(0, line);
  return above.findLastIndex((words) => /^(import|export)\b/.test(words)) + 1 || line;
}
