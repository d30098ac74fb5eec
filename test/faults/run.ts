import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../../src/cli/run/arguments.ts';
import { refuse } from '../../src/cli/run/begin.ts';
import { printTable } from '../support/table.ts';
import { runStep } from '../run-step.ts';
import { siteUrl } from '../support/site.ts';
import { folder } from './site.ts';
import { type Fault, suffer, type Suffered } from './fault.ts';
import { backups } from './backups.ts';
import { killedBuilds } from './builds/builds.ts';
import { diskFault } from './disk-full.ts';
import { commentKills } from './kill-comments.ts';
import { importKills } from './kill-import.ts';
import { serverKills } from './kill-server.ts';
import { storeKills } from './kill-store.ts';
import { lockFaults } from './locked.ts';
import { mailFaults } from './mail.ts';
import { stripeFaults } from './stripe.ts';
import { webhookFaults } from './webhooks.ts';

const all: Fault[] = [
  serverKills,
  storeKills,
  commentKills,
  importKills,
  backups,
  ...lockFaults,
  diskFault,
  killedBuilds,
  ...stripeFaults,
  ...mailFaults,
  ...webhookFaults,
];
const chosen = readChoice();
// Most of the time is waiting.
const lanes = 3;
/** Of each fault so many breaches are printed. */
const told = 5;

rmSync(folder, { recursive: true, force: true });
await build();
const results = new Map<Fault, Suffered>();
const waiting = [...chosen];
await Promise.all(
  Array.from({ length: lanes }, async () => {
    for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
      const result = await suffer(fault);
      results.set(fault, result);
      console.error(`${result.breaches.length > 0 ? '✗' : '✓'} ${fault.name}`);
    }
  }),
);
report();

function report() {
  const rows = chosen.map((fault) => {
    const { times = 0, breaches = [], skipped } = results.get(fault) ?? {};
    const end = breaches.length > 0 ? 'broken' : 'held';
    return [fault.name, String(times), fault.aims, skipped ? `skipped: ${skipped}` : end];
  });
  printTable('Faults', [['fault', 'times', 'aimed at', 'invariants'], ...rows]);
  for (const [{ name }, { breaches }] of results) {
    for (const breach of breaches.slice(0, told)) console.log(`\n${name}: ${breach}`);
    if (breaches.length > told) console.log(`\n${name}: ${breaches.length - told} more`);
  }
  if ([...results.values()].some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;
}

async function build() {
  const command = ['astro/bin/astro.mjs', 'build', '--outDir', join(folder, 'site')] as const;
  const here = { CONTENT_DIR: 'test/content', SITE_URL: siteUrl, ADAPTER: 'node' };
  const env = { ...here, ASTRO_TELEMETRY_DISABLED: '1' };
  const { failed } = await runStep({ name: 'build', command: [...command], env });
  if (failed > 0) process.exit(1);
}

function readChoice(): Fault[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const usage = `Usage: npm run faults -- [--only ${kinds.join('|')}]…`;
  const { values } = readArguments(usage, { only: { type: 'string', multiple: true } });
  const { only = kinds } = values;
  if (!only.every((kind) => kinds.includes(kind))) refuse(usage, 2);
  return all.filter(({ kind }) => only.includes(kind));
}
