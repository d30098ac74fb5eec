import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Browser {
  path: string;
  version: string;
  /** What it needs in its environment where the machine lacks its libraries and fonts. */
  env: Record<string, string>;
}

const root = join(import.meta.dirname, '../..');
const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * An installed Chrome or Chromium, else the one among the packages (Linux x64), else Playwright's download.
 * @throws Error that says how to install one.
 */
export async function findBrowser(): Promise<Browser> {
  const browser = installed() ?? (await packaged()) ?? (await downloaded());
  if (browser) return browser;
  throw new Error(
    'No browser found: install Chrome or Chromium (Debian: apt-get install chromium).',
  );
}

function installed(): Browser | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...candidates, ...places]) {
    const browser = tryRunning(path);
    if (browser) return browser;
  }
  return undefined;
}

/** Unpacks into a folder of its own: the package takes whatever file of that name lies in the temporary one. */
async function packaged(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(root, 'node_modules/.cache/chromium');
  const path = join(folder, 'chromium');
  const lent = {
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  const unpacked = () => tryRunning(path) ?? tryRunning(path, lent);
  if (!unpacked()) await unpack(folder);
  return unpacked();
}

async function unpack(folder: string) {
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  const previous = process.env['TMPDIR'];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  await chromium.executablePath();
  await inflate(join(root, 'node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
  if (previous === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = previous;
}

async function downloaded(): Promise<Browser | undefined> {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  const { chromium } = await import('@playwright/test');
  return tryRunning(chromium.executablePath());
}

function tryRunning(path: string, env: Record<string, string> = {}): Browser | undefined {
  if (!existsSync(path)) return undefined;
  const { status, stdout } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 20_000,
  });
  return status === 0 ? { path, version: stdout.trim(), env } : undefined;
}
