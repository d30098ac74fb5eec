import { hash } from 'node:crypto';

/** What stands in the scripts and styles of a page. */
function inlineIn(html: string): string[] {
  return Array.from(
    html.matchAll(/<(script|style)\b[^>]*>(.*?)<\/\1>/gs),
    ([, , text = '']) => text,
  );
}

/** What a content policy knows a script or style by (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
export function hashOf(text: string): `sha256-${string}` {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

/** A policy that all pages share, without what it allows to others than this one. */
export function ownPolicy(policy: string, html: string): string {
  const own = new Set<string>(inlineIn(html).map(hashOf));
  return policy.replaceAll(/ '(sha256-[^']+)'/g, (known, hash: string) =>
    own.has(hash) ? known : '',
  );
}
