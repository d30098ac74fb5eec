import type { ParsedMail } from 'mailparser';
import { html, type Html } from './stripe/pages/html.ts';

type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * The mailbox's page at `/`, each mail as its sender laid it out at `/<number>.html`, numbered from the
 * oldest, and all of them for machines at `/mails.json`, newest first.
 */
export function answerMailbox(url: string, mails: readonly ParsedMail[]): Answer {
  if (url === '/mails.json') return json(mails.map(contentOf));
  if (url === '/')
    return page(
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
      mailboxPage(mails),
    );
  const number = /^\/(\d+)\.html$/.exec(url)?.[1];
  const mail = number === undefined ? undefined : mails[mails.length - Number(number)];
  if (!mail?.html) return { status: 404, headers: {}, body: 'Not found' };
  return page(ALONE, mail.html);
}

// What mail programs do: no script, nothing fetched, links open elsewhere.
const ALONE =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

function contentOf(mail: ParsedMail) {
  return {
    subject: mail.subject ?? '',
    to: [mail.to ?? []]
      .flat()
      .flatMap(({ value }) => value.map(({ address }) => address))
      .join(),
    messageId: mail.messageId,
    text: mail.text ?? '',
    html: mail.html || '',
    calendar: calendarOf(mail),
  };
}

function calendarOf({ attachments }: ParsedMail): string | undefined {
  const part = attachments.find(({ contentType }) => contentType === 'text/calendar');
  return part?.content.toString('utf8');
}

function page(policy: string, body: string): Answer {
  const type = 'text/html; charset=utf-8';
  return {
    status: 200,
    headers: { 'Content-Type': type, 'Content-Security-Policy': policy },
    body,
  };
}

function json(content: unknown): Answer {
  const headers = { 'Content-Type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify(content) };
}

function mailboxPage(mails: readonly ParsedMail[]): string {
  const items = mails.map((mail, index) => mailItem(mail, mails.length - index));
  const none = html`<p>No mail yet. What this site would send stands here.</p>`;
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Mailbox</title>
      <style>
        ${{ markup: STYLE }}
      </style>
      <p><strong>Practice: no mail leaves this machine.</strong></p>
      <h1>Mailbox</h1>
      ${items.length > 0 ? items : none}
    </html>`.markup;
}

function mailItem(mail: ParsedMail, number: number): Html {
  const to = [mail.to ?? []].flat().map(({ text }) => text);
  const calendar = calendarOf(mail);
  return html`<article>
    <h2>${mail.subject}</h2>
    <p>To ${to.join(', ')}</p>
    <pre>${withLinks(mail.text ?? '')}</pre>
    ${
      mail.html &&
      html`<details>
        <summary>As it is laid out</summary>
        <p><a href="/${number}.html">By itself</a></p>
        <iframe title="${mail.subject}" src="/${number}.html" loading="lazy"></iframe>
      </details>`
    }
    ${
      calendar !== undefined &&
      html`<details>
        <summary>For the calendar</summary>
        <pre class="code">${calendar}</pre>
      </details>`
    }
  </article>`;
}

function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
  body { max-width: 40rem; margin: auto; padding: 1rem; overflow-wrap: anywhere; }
  article { border-top: 1px solid; }
  pre { white-space: pre-wrap; font: inherit; }
  .code { font: 0.875rem/1.4 ui-monospace, monospace; }
  summary { padding: 0.75rem 0; cursor: pointer; }
  a { color: light-dark(#0b57c2, #8ab8ff); }
  iframe { box-sizing: border-box; width: 100%; height: 40rem; border: 1px solid; }
`;
