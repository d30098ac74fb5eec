import type { YAMLError } from 'yaml';

export type ContentFault = { line: number; text: string };

/**
 * Says in plain words where a YAML mistake is and how to mend it.
 * @param at the line the parser stopped at, from 1; the mistake itself may stand further up.
 */
export function yamlMistake(
  source: string,
  { code, message, pos }: Pick<YAMLError, 'code' | 'message'> & { pos: readonly number[] },
  at: number,
): ContentFault {
  const lines = source.split('\n');
  const line = lines[at - 1] ?? '';
  const { name, value } = field(line);
  const quoted = `put the value in quotation marks: ${name}: ${JSON.stringify(value)}`;
  const here = (text: string) => ({ line: at, text });

  switch (code) {
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return unclosed(lines, at) ?? here(/map values/.test(message) ? NO_COLON : STRANGE);
    case 'TAB_AS_INDENT':
      return here('there is a tab at the beginning: put two spaces in its place');
    case 'DUPLICATE_KEY':
      return here(`${keyAt(source, pos[0])} is there twice: remove one of the two`);
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'TAG_RESOLVE_FAILED':
      return here(quoted);
    case 'BAD_DQ_ESCAPE':
      return here('write two backslashes where you mean one');
    case 'MULTIPLE_DOCS':
      return here('remove this line');
    case 'MULTILINE_IMPLICIT_KEY':
      return here(/^\s*[\w-]+:\S/.test(line) ? 'put a space after the colon' : NO_COLON);
    case 'BLOCK_IN_FLOW':
      return here('there is a colon in a value: put that value in quotation marks');
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/:(\s|$)/.test(value)) return here(`there is a colon in the value, so ${quoted}`);
      return { line: nextLine(lines, at), text: OUT_OF_LINE };
    case 'UNEXPECTED_TOKEN':
      if (/^["']/.test(value)) return here(`the value goes on after a quotation mark. ${INNER}`);
      if (/block-seq/.test(message))
        return here('begin the list on the next line, or write it in brackets such as [one, two]');
      if (/^([*>|]|\{[^}]*\}.)/.test(value)) return here(quoted);
      return here(OUT_OF_LINE);
    default:
      return here(STRANGE);
  }
}

const NO_COLON = 'there is no colon: write the name of the field, a colon, a space and the value';
const INNER = 'Put " around the whole value, and write \\" for a quotation mark inside it';
const OUT_OF_LINE =
  'the line begins too far left or right: begin it in the same column as the lines it belongs to';
const STRANGE =
  'this does not fit what stands above it: look at the spaces, the colons and the quotation marks';

/** The name and the value on a line such as `- name: value`. */
function field(line: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^[\s-]*(?:([^\s:]+):\s+)?(.*?)\s*$/.exec(line) ?? [];
  return { name, value };
}

/** The name of a field, which may stand in braces among others. */
function keyAt(source: string, offset = 0): string {
  const [, key] = /^["']?([^:"'\n]+)/.exec(source.slice(offset)) ?? [];
  return key?.trim() || 'a field';
}

/** The first line down to `at` on which a quotation mark or bracket opens and does not close. */
function unclosed(lines: readonly string[], at: number): ContentFault | undefined {
  for (const [index, line] of lines.slice(0, at).entries()) {
    const { value } = field(line.replace(/\s#.*$/, ''));
    const quote = /^["']/.exec(value)?.[0];
    if (quote && !new RegExp(`^${quote}(.*[^\\\\])?${quote}$`).test(value))
      return {
        line: index + 1,
        text: `a quotation mark opens here: add ${quote} at the end of the value`,
      };
    const closing = value.startsWith('[') ? ']' : value.startsWith('{') ? '}' : undefined;
    if (closing && !value.endsWith(closing))
      return {
        line: index + 1,
        text: `a bracket opens here: add ${closing} at the end of the value`,
      };
  }
  return undefined;
}

function nextLine(lines: readonly string[], at: number): number {
  const next = lines.findIndex((line, index) => index >= at && line.trim() !== '');
  return next < 0 ? at : next + 1;
}
