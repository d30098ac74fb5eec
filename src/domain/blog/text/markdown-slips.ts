type Slip = {
  /** Where it begins in the words. */
  index: number;
  message: string;
};

type Rule = [form: RegExp, message: (...parts: string[]) => string];

const rules: Rule[] = [
  [
    /!\[([^[\]]*)\]\((?!<)(\S+(?: [^\s"')]+)+)\)/g,
    (_, alt = '', src = '') =>
      `this picture does not appear, because a space ends its name: write ![${alt}](<${src}>)`,
  ],
  [
    /(!?)\[\[([^[\]]+)\]\]/g,
    (_, picture = '', name = '') =>
      picture
        ? `this picture does not appear: write ![what it shows](./${name.split('|')[0]})`
        : `this is no link: write [${name.split('|').at(-1)}](address)`,
  ],
  [
    /(!?)\[([^[\]]+)\]\s+\(([^\s()]+\.[^\s()]+|[./#][^\s()]*)\)/g,
    (_, picture = '', words = '', address = '') =>
      `this is no ${kindOf(picture)}, because of the space before the parenthesis: write ${picture}[${words}](${address})`,
  ],
  [
    /\(([^()]+)\)\[((?:https?:|\.{0,2}\/|#|www\.|mailto:)[^\s\]]*)\]/g,
    (_, words = '', address = '') =>
      `this is no link, brackets and parentheses are the wrong way round: write [${words}](${address})`,
  ],
  [
    /(?<!!)\[([^[\]]+)\]\((?!<)(\S+(?: [^\s"')]+)+)\)/g,
    (_, words = '', address = '') =>
      `this is no link, because a space ends its address: write [${words}](${address.replaceAll(' ', '%20')})`,
  ],
  [
    /(!?)\[([^[\]]+)\]\[([^[\]]*)\]/g,
    (_, picture = '', words = '', name = '') =>
      `this is no ${kindOf(picture)}, because no line says where “${name || words}” leads: write ${picture}[${words}](address)`,
  ],
  [
    /(!?)\[([^[\]]+)\]\(((?:https?:|www\.|\.{0,2}\/|#)[^\s()]*)$/gm,
    (_, picture = '', words = '', address = '') =>
      `this is no ${kindOf(picture)}, because its parenthesis does not end: write ${picture}[${words}](${address})`,
  ],
  [/\[#([\w-]+)\]/g, (_, name = '') => `this is no link: write [words](#${name})`],
  [
    /\[\^([^\]\s]+)\]/g,
    (_, name = '') =>
      `nobody reads this note, because it has no words: write [^${name}]: and them, on a line of their own below the text`,
  ],
  [
    /^\|.+\|$(?:\n\|.+\|$)*/gm,
    () =>
      'this is no table: write a head, a line such as |---|---| directly below it, and the rows directly below that',
  ],
  [
    /^#{2,6}[^#\s].*/gm,
    (line = '') => `this is no heading: put a space behind the #, ${line.replace(/^#+/, '$& ')}`,
  ],
  [
    /\*\*/g,
    () =>
      'the two ** did not make anything bold: put one pair around the words, without spaces inside it',
  ],
];

/**
 * Markdown that did not become what it was meant to be: what readers would see of it, and what to write instead.
 * @param words of a paragraph, a heading or a cell as readers see them, without code
 */
export function markdownSlips(words: string): Slip[] {
  const slips: (Slip & { end: number })[] = [];
  for (const [form, message] of rules)
    for (const match of words.matchAll(form)) {
      const { index } = match;
      const end = index + match[0].length;
      if (slips.some((other) => index < other.end && end > other.index)) continue;
      slips.push({ index, end, message: message(...match) });
    }
  return slips
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, message }) => ({ index, message }));
}

function kindOf(picture: string): string {
  return picture ? 'picture' : 'link';
}
