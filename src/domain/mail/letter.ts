/** A line like "Phone: +1 555 0100"; with an address it is a link. */
export type Fact = { label: string; value: string; href?: string };

/**
 * A part of a letter: a paragraph, what is read at a glance and the lines below it, facts or list items one a line, a
 * link that stands by itself, or what others wrote, set apart so that nothing in it passes for ours.
 */
export type Part =
  | string
  | { glance: readonly string[]; below: readonly string[] }
  | { facts: readonly Fact[] }
  | { list: readonly string[] }
  | { link: string; href: string }
  | { quote: string };

export type Letter = { subject: string; parts: readonly Part[] };

/** Whose letters they are: the name above each, its colors by day and by night, and the language. */
export type Letterhead = {
  site: string;
  locale: string;
  colors: Readonly<
    Record<'paper' | 'ink' | 'inkSoft' | 'line' | 'tomato' | 'pine', { day: string; night: string }>
  >;
};

/** The letter in plain text, a blank line between its parts. */
export function letterText(parts: readonly Part[]): string {
  return parts.map(textOf).join('\n\n');
}

/** A question is its own label. */
export function named(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

function textOf(part: Part): string {
  if (typeof part === 'string') return part;
  if ('link' in part) return `${part.link}:\n${part.href}`;
  if ('glance' in part) return [...part.glance, ...part.below].join('\n');
  if ('list' in part) return part.list.map((item) => `- ${item}`).join('\n');
  if ('quote' in part)
    return part.quote
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
  return part.facts.map(({ label, value }) => `${named(label)} ${value}`).join('\n');
}
