import { unbrokenDay } from '../time/unbroken-day.ts';
import { type Fact, type Letter, type Letterhead, letterText, named, type Part } from './letter.ts';

/** The letter as the words of a message. */
export function written(letter: Letter, head: Letterhead) {
  return {
    subject: letter.subject,
    text: letterText(letter.parts),
    html: letterPage(letter, head),
  };
}

/**
 * The letter as a page by itself, on the paper of the house: no pictures, nothing fetched. Colors stand in each
 * element, since many mail programs read no sheet; those that do know the night. Without any it reads as text.
 */
function letterPage({ subject, parts }: Letter, { site, locale, colors }: Letterhead): string {
  const styles = stylesOf(colors);
  const [first] = parts.filter((part) => typeof part === 'object' && 'link' in part);
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(subject)}</title>
<style>@media (prefers-color-scheme: dark){${nightOf(colors)}}</style>
</head>
<body class="paper" ${styles.paper}>
<div ${styles.sheet}>
<p class="head" ${styles.head}>${escaped(site)}<span class="loud" ${styles.loud}>.</span></p>
${parts.map((part) => htmlOf(part, styles, part === first)).join('\n')}
</div>
</body>
</html>
`;
}

type Colors = Letterhead['colors'];
type Styles = ReturnType<typeof stylesOf>;

const SERIF = "Georgia,'Times New Roman',serif";

function stylesOf({ paper, ink, inkSoft, line, tomato, pine }: Colors) {
  const styled = (style: string) => `style="${style}"`;
  const bar = 'margin:20px 0;padding-left:16px;border-left:4px solid';
  return {
    paper: styled(
      `margin:0;padding:0 16px;background:${paper.day};color:${ink.day};font:17px/1.55 ${SERIF};overflow-wrap:anywhere`,
    ),
    sheet: styled('max-width:34em;margin:0 auto;padding:24px 0'),
    head: styled(
      `margin:0 0 24px;padding-bottom:12px;border-bottom:1px solid ${line.day};font:bold 26px/1.2 ${SERIF}`,
    ),
    loud: styled(`color:${tomato.day}`),
    soft: styled(`color:${inkSoft.day}`),
    glance: styled(`${bar} ${pine.day}`),
    large: styled('font-size:22px;line-height:1.3'),
    quote: styled(`${bar} ${line.day};margin-right:0`),
    button: styled(
      `display:inline-block;padding:12px 24px;border-radius:99px;background:${tomato.day};color:${paper.day};font-weight:bold;text-decoration:none`,
    ),
  };
}

function nightOf({ paper, ink, inkSoft, line, tomato, pine }: Colors): string {
  const rules = {
    '.paper': `background:${paper.night}!important;color:${ink.night}!important`,
    '.loud': `color:${tomato.night}!important`,
    '.soft': `color:${inkSoft.night}!important`,
    '.head,.quote': `border-color:${line.night}!important`,
    '.glance': `border-color:${pine.night}!important`,
    '.button': `background:${tomato.night}!important;color:${paper.night}!important`,
  };
  return Object.entries(rules)
    .map(([name, style]) => `${name}{${style}}`)
    .join('');
}

/** @param loud whether a link is the button of its letter, of which there is one */
function htmlOf(part: Part, styles: Styles, loud: boolean): string {
  if (typeof part === 'string') return `<p>${lines(part)}</p>`;
  if ('glance' in part) {
    const [day = '', ...hours] = part.glance;
    const [large, small] = [[unbrokenDay(day), ...hours], part.below].map((each) =>
      lines(each.join('\n')),
    );
    return `<p class="glance" ${styles.glance}><strong ${styles.large}>${large}</strong><br>${small}</p>`;
  }
  if ('quote' in part)
    return `<blockquote class="quote" ${styles.quote}>${lines(part.quote)}</blockquote>`;
  if ('link' in part) {
    const look = loud ? `class="button" ${styles.button}` : `class="loud" ${styles.loud}`;
    return `<p><a href="${escaped(part.href)}" ${look}>${escaped(part.link)}</a></p>`;
  }
  if ('list' in part)
    return `<ul>${part.list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
  return part.facts.map((fact) => factOf(fact, styles)).join('\n');
}

function lines(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

function factOf({ label, value, href }: Fact, { soft, loud }: Styles): string {
  const shown = `<strong>${escaped(value)}</strong>`;
  const linked =
    href === undefined ? shown : `<a href="${escaped(href)}" class="loud" ${loud}>${shown}</a>`;
  return `<p style="margin:8px 0"><span class="soft" ${soft}>${escaped(named(label))}</span><br>${linked}</p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
