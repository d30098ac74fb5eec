import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { findBrowser, type Browser } from './browser/find-browser.ts';
import { practiceEnv } from './support/practice-env.ts';
import { countPlaywright, countVitest, describe, runStep, type Counts } from './run-step.ts';
import { outDir, secrets } from './support/site.ts';

rmSync('.data/test', { recursive: true, force: true });
const practice = await practiceEnv();
const env = {
  ...practice,
  CONTENT_DIR: 'test/content',
  SITE_URL: `http://localhost:${practice.PORT}`,
};
const total: Counts = { passed: 0, failed: 0 };

const browser = await chooseBrowser();
const site = build();
// Three lanes for two cores: each waits now and then. What writes Astro's generated types stays in the first.
await Promise.all([generating(), units(), others()]);
console.log(describe(total));
process.exitCode = total.failed > 0 ? 1 : 0;

async function generating() {
  const built = await site;
  await add(runStep({ name: 'types', command: ['astro/bin/astro.mjs', 'check'], env }));
  await add(built ? vitest('built', env) : leaveOut('built', 'the build failed'));
}

async function units() {
  await add(
    runStep({ name: 'format', command: ['prettier/bin/prettier.cjs', '--check', '.', ...known()] }),
  );
  await add(runStep({ name: 'unused code', command: ['knip/bin/knip.js'] }));
  await add(vitest('unit'));
}

async function others() {
  await add(vitest('simulation'));
  if (!(await site)) await add(leaveOut('browser', 'the build failed'));
  else await add(browser ? playwright(browser) : leaveOut('browser', 'there is none'));
}

async function build() {
  const command = ['astro/bin/astro.mjs', 'build', '--outDir', outDir] as const;
  const told = { ...env, ...secrets };
  const { failed } = await add(runStep({ name: 'build', command: [...command], env: told }));
  return failed === 0;
}

/** Files that these packages have found well formatted are not formatted again until they change. */
function known(): string[] {
  const packages = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const place = `node_modules/.cache/prettier/${packages}`;
  return ['--cache', '--cache-strategy', 'content', '--cache-location', place];
}

function vitest(project: 'unit' | 'simulation' | 'built', env = {}) {
  const file = `.data/test/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  // The unit tests run in other zones too.
  const config = ['--config', 'test/vitest.config.ts', '--project', `${project}*`];
  return runStep({
    name: project,
    command: ['vitest/vitest.mjs', 'run', ...config, ...reporters],
    env,
    report: { file, count: countVitest },
  });
}

function playwright({ path, env: lent }: Browser) {
  return runStep({
    name: 'browser',
    command: ['@playwright/test/cli.js', 'test', '--config', 'test/browser/playwright.config.ts'],
    env: { ...env, ...lent, BROWSER_PATH: path },
    report: { file: '.data/test/browser.json', count: countPlaywright },
  });
}

async function chooseBrowser(): Promise<Browser | undefined> {
  try {
    const browser = await findBrowser();
    console.log(`Browser: ${browser.version}, ${browser.path}`);
    return browser;
  } catch (fault) {
    console.log(String(fault));
    return undefined;
  }
}

async function add(counting: Promise<Counts>) {
  const counts = await counting;
  total.passed += counts.passed;
  total.failed += counts.failed;
  return counts;
}

async function leaveOut(name: string, reason: string): Promise<Counts> {
  console.log(`✗ ${name}: not run, ${reason}`);
  return { passed: 0, failed: 1 };
}
