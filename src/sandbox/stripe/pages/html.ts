import { hash } from 'node:crypto';

export interface Html {
  markup: string;
}
type Part = string | number | Html | Html[] | false | null | undefined;

/** Markup from a template; every text put in is escaped, also for use in a quoted attribute. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = strings.map((text, index) => text + render(parts[index])).join('');
  return { markup };
}

/** A whole page with the practice banner; `formTarget` is the origin its form may lead on to. */
export function htmlPage(
  { title, status = 200, formTarget = '' }: { title: string; status?: number; formTarget?: string },
  main: Html,
): Response {
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${{ markup: style }}
        </style>
      </head>
      <body>
        <p class="banner" role="note">
          <strong>Practice: no real money.</strong> This page stands in for Stripe.
        </p>
        <main>${main}</main>
      </body>
    </html>`;
  const inline = hash('sha256', /<style>([^]*)<\/style>/.exec(markup)![1]!, 'base64');
  return new Response(markup, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        // Chromium holds form-action against redirects too: https://github.com/w3c/webappsec-csp/issues/8
        `default-src 'none'; style-src 'sha256-${inline}'; form-action 'self' ${formTarget}; ` +
        `base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (Array.isArray(part)) return part.map(({ markup }) => markup).join('');
  if (typeof part === 'object') return part.markup;
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0; color: light-dark(#1b1f24, #eceff3); background: light-dark(#fff, #14171c); }
.banner { margin: 0; padding: 0.75rem 1rem; text-align: center; color: #201400; background: #ffc94d; }
main { max-width: 30rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 0.75rem; }
a { color: light-dark(#0b57c2, #8ab8ff); }
.back, button, .row { display: flex; align-items: center; min-height: 44px; }
.amount { font-size: 1.75rem; font-weight: 600; }
.muted { color: light-dark(#565e68, #aab3be); }
label, legend { display: block; padding: 0; font-weight: 600; }
.hint { font-weight: 400; }
input:not([type='radio']), select { box-sizing: border-box; width: 100%; min-height: 44px; padding: 0.5rem 0.75rem;
  font: inherit; color: inherit; background: light-dark(#fff, #1f242b);
  border: 1px solid light-dark(#7b8490, #8b95a1); border-radius: 0.375rem; }
[aria-invalid='true'] { border: 2px solid light-dark(#b3141d, #ff9a94) !important; }
.field, fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
.row { gap: 0.75rem; font-weight: 400; }
.row input { width: 1.25rem; height: 1.25rem; margin: 0; }
.error { margin: 0.25rem 0 0; color: light-dark(#b3141d, #ff9a94); font-weight: 600; }
button { justify-content: center; width: 100%; padding: 0.5rem 1rem; font: inherit; font-weight: 600;
  color: #fff; background: #0b57c2; border: 0; border-radius: 0.375rem; cursor: pointer; }
:focus-visible { outline: 3px solid light-dark(#0b57c2, #8ab8ff); outline-offset: 2px; }
ul { padding: 0; list-style: none; }
li { padding: 0.5rem 0; border-top: 1px solid light-dark(#d5dae0, #39414b); overflow-wrap: anywhere; }
`;
