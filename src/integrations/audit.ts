import { readFile, glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { Parser } from 'htmlparser2';
import { isTaggedTwice, tagLink } from '../domain/affiliate/link.ts';
import type { Program } from '../domain/affiliate/program.ts';

/** `item`: the feed item it stands in. A finding that does not stop the build is worth a look. */
export type Finding = { stops: boolean; link: string; message: string; item?: string };

/**
 * Reads the built pages and feeds, and fails the build on a paid link that is untagged, unmarked, tagged
 * twice or not disclosed before it. Links with somebody else's tag are logged.
 */
export function audit(programs: readonly Program[]): AstroIntegration {
  return {
    name: 'audit',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const faults: string[] = [];
        const seen = new Set<string>();
        const files = await Array.fromAsync(glob('**/*.{html,xml}', { cwd: root }));
        for (const file of files.sort()) {
          const text = await readFile(`${root}/${file}`, 'utf8');
          const found = file.endsWith('.xml') ? inFeed(text, programs) : inPage(text, programs);
          for (const { stops, link, message, item } of found) {
            const line = `${file}${item ? ` (${item})` : ''}\n    ${link}\n    ${message}`;
            if (stops) faults.push(line);
            else if (!seen.has(link)) logger.warn(line);
            seen.add(link);
          }
        }
        if (faults.length > 0) {
          throw new Error(
            `Paid links need mending, so the build stops:\n\n  ${faults.join('\n\n  ')}\n`,
          );
        }
      },
    },
  };
}

/** What is wrong with the paid links of one page, or of one feed item's HTML. */
export function inPage(html: string, programs: readonly Program[]): Finding[] {
  const findings: Finding[] = [];
  let disclosed = false;
  let inside = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (inside > 0 || 'data-disclosure' in attributes) inside++;
      const { href, rel } = attributes;
      if (href && (tag === 'a' || tag === 'area')) {
        findings.push(...ofLink(href, rel, disclosed, programs));
      }
    },
    ontext(text) {
      disclosed ||= inside > 0 && text.trim() !== '';
    },
    onclosetag() {
      if (inside > 0) inside--;
    },
  });
  parser.end(html);
  return findings;
}

/** The same for each piece of HTML in an RSS or Atom feed; other XML has none. */
function inFeed(xml: string, programs: readonly Program[]): Finding[] {
  const findings: Finding[] = [];
  const texts: string[] = [];
  let item = '';
  const parser = new Parser(
    {
      onopentag() {
        texts.push('');
      },
      ontext(text) {
        texts.push((texts.pop() ?? '') + text);
      },
      onclosetag(tag) {
        const text = texts.pop() ?? '';
        if (tag === 'title') item = text.trim();
        findings.push(...inPage(text, programs).map((finding) => ({ ...finding, item })));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return findings;
}

function ofLink(
  href: string,
  rel: string | undefined,
  disclosed: boolean,
  programs: readonly Program[],
): Finding[] {
  const link = tagLink(href, programs);
  if (!link.paid) return [];
  const { name } = link.program;
  const untagged = link.href !== href.trim();
  const twice = isTaggedTwice(href, link.program);
  const marked = (rel ?? '').toLowerCase().split(/\s+/).includes('sponsored');
  const finding = (stops: boolean, message: string) => ({ stops, link: href, message });
  return [
    ...(untagged ? [finding(true, `Your id for ${name} is missing. ${REMEDY}`)] : []),
    ...(twice ? [finding(true, `Your id for ${name} is there twice. Remove one.`)] : []),
    ...(marked ? [] : [finding(true, `rel="sponsored" is missing. ${REMEDY}`)]),
    ...(disclosed ? [] : [finding(true, `No disclosure comes before it. ${DISCLOSE}`)]),
    ...(link.foreign
      ? [
          finding(
            false,
            `It carries another id for ${name}, which was kept. Remove it to use yours.`,
          ),
        ]
      : []),
  ];
}

const REMEDY =
  'Write it as an ordinary link in the text; a component must print what tagLink and paidRel return.';
const DISCLOSE =
  'Show the sentences of disclosure() in an element with data-disclosure above the first paid link.';
