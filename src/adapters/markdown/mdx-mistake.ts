/**
 * Says in plain words what the compiler of .mdx texts stumbled over, and how to mend it.
 * @param source the text, of which the compiler tells only where it stopped
 * @param message the compiler's own words, which begin with line and column
 */
export function mdxMistake(source: string, message: string): { line: number; text: string } {
  const line = Number(/^(\d+):\d+: /.exec(message)?.[1] ?? 1);
  const [, open, openLine] = /closing tag for `<(\S*)>` \((\d+):/.exec(message) ?? [];
  const [, closing] = /closing tag `<\/(\S*)>`/.exec(message) ?? [];
  if (closing !== undefined)
    return open === undefined
      ? { line, text: `</${closing}> ends something that never began: remove it` }
      : {
          line,
          text: `</${closing}> stands where <${open}> of line ${openLine} has to end: write </${open}>`,
        };
  if (open !== undefined)
    return {
      line: Number(openLine),
      text: `<${open}> opens here and does not end: write </${open}> below it, or <${open} … /> on one line`,
    };
  if (/comment in MDX/.test(message))
    return { line, text: 'write a comment as {/* words */} instead of <!-- words -->' };
  if (/expression/.test(message))
    return {
      line,
      text: 'what stands between { and } counts as code: write \\{ for the sign itself',
    };
  if (/\besm\b/.test(message))
    return {
      line: codeAbove(source, line),
      text: 'a line that begins with import or export counts as code: begin it otherwise',
    };
  if (/before name|after `<`/.test(message))
    return { line, text: 'a < begins a component here: write &lt; for the sign itself' };
  const words = message.replace(/^\d+:\d+: /, '').replace(/\s*\([\w-]+:[\w-]+\)$/, '');
  return { line, text: `the site cannot read this: ${words}` };
}

function codeAbove(source: string, line: number): number {
  const above = source.split('\n').slice(0, line);
  return above.findLastIndex((words) => /^(import|export)\b/.test(words)) + 1 || line;
}
