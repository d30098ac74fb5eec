/** A line like "Phone: +1 555 0100"; with an address it is a link. */
export type Fact = { label: string; value: string; href?: string };

/**
 * A part of a letter: a paragraph, facts or list items one a line, a link that stands by itself, or what others wrote,
 * set apart so that nothing in it passes for ours.
 */
export type Part =
  | string
  | { facts: readonly Fact[] }
  | { list: readonly string[] }
  | { link: string; href: string }
  | { quote: string };

export type Letter = { subject: string; parts: readonly Part[] };

/** The letter as the words of a message, in the language of `locale`. */
export function written({ subject, parts }: Letter, locale: string) {
  return { subject, text: letterText(parts), html: letterHtml(subject, parts, locale) };
}

/** The letter in plain text, a blank line between its parts. */
export function letterText(parts: readonly Part[]): string {
  return parts.map(textOf).join('\n\n');
}

/** The letter as a page by itself: no pictures, nothing fetched, and the colors that the reader's mail has. */
export function letterHtml(subject: string, parts: readonly Part[], locale: string): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="${BODY}">
<div style="max-width:34em;margin:0 auto">
${parts.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;
}

const BODY = 'margin:0;padding:24px 16px;font:17px/1.5 system-ui,sans-serif;overflow-wrap:anywhere';
const BUTTON =
  'display:inline-block;padding:12px 20px;border:2px solid;border-radius:8px;font-weight:bold';
const QUOTE = 'margin:16px 0;padding-left:16px;border-left:3px solid';

function textOf(part: Part): string {
  if (typeof part === 'string') return part;
  if ('link' in part) return `${part.link}:\n${part.href}`;
  if ('list' in part) return part.list.map((item) => `- ${item}`).join('\n');
  if ('quote' in part)
    return part.quote
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
  return part.facts.map(({ label, value }) => `${named(label)} ${value}`).join('\n');
}

function htmlOf(part: Part): string {
  if (typeof part === 'string') return `<p>${lines(part)}</p>`;
  if ('quote' in part) return `<blockquote style="${QUOTE}">${lines(part.quote)}</blockquote>`;
  if ('link' in part)
    return `<p><a style="${BUTTON}" href="${escaped(part.href)}">${escaped(part.link)}</a></p>`;
  if ('list' in part)
    return `<ul>${part.list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  return part.facts.map(factOf).join('\n');
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function factOf({ label, value, href }: Fact): string {
  const shown = `<strong>${escaped(value)}</strong>`;
  const linked = href === undefined ? shown : `<a href="${escaped(href)}">${shown}</a>`;
  return `<p style="margin:8px 0">${escaped(named(label))}<br>${linked}</p>`;
}

/** A question is its own label. */
function named(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
