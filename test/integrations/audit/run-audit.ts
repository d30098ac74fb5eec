import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Program } from '../../../src/domain/paid/program.ts';
import { audit } from '../../../src/integrations/audit/audit.ts';
import type { FinishedPages } from '../../../src/integrations/finish-pages.ts';

const programs: Program[] = [
  {
    name: 'Amazon',
    hosts: ['amazon.com'],
    shorteners: ['amzn.to'],
    label: 'paid link',
    query: { tag: 'me-20' },
    statement: 'As an Amazon Associate I earn.',
  },
  {
    name: 'Network',
    hosts: ['lamps.example'],
    label: 'ad',
    prefix: 'https://network.example/click?id=7&url={url}',
  },
];

/**
 * Audits a built site of these files; /coaching/ and /api/bookings are made on demand.
 * @param content what the author wrote, by its path in content/
 * @param kept where an audit keeps what it read for the next one
 * @param finished what it knows of the pages
 */
export async function runAudit(
  files: Record<string, string>,
  content: typeof files = {},
  kept = folderOf({}),
  finished: FinishedPages = new Map(),
) {
  const dir = folderOf({ 'index.html': '', ...files });
  const contentDir = folderOf(content);
  const warnings: string[] = [];
  const hooks = audit(programs, contentDir, finished).hooks as unknown as Record<
    string,
    (options: object) => unknown
  >;
  const routes = [
    { isPrerendered: false, patternRegex: /^\/coaching\/?$/ },
    { isPrerendered: false, patternRegex: /^\/api\/bookings\/?$/ },
    { isPrerendered: true, patternRegex: /^\/posts\/([^/]+?)\/?$/ },
  ];
  let error: string | undefined;
  try {
    hooks['astro:routes:resolved']?.({ routes });
    hooks['astro:config:done']?.({
      config: { site: 'https://desk.example', cacheDir: pathToFileURL(`${kept}/`) },
    });
    const logger = { warn: (text: string) => warnings.push(text) };
    await hooks['astro:build:done']?.({ dir: pathToFileURL(`${dir}/`), logger });
  } catch (fault) {
    error = String(fault);
  }
  return { error: error?.replaceAll(contentDir, 'content'), warnings };
}

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
