import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Route = {
  src?: string;
  dest?: string;
  status?: number;
  handle?: string;
  headers?: Record<string, string>;
  has?: { type: 'query'; key: string; value?: string }[];
  continue?: boolean;
};

/**
 * What Vercel answers to an address by a build's output: the status, and where it leads, the file it sends, or what
 * it says. Functions run here, but for Astro's, which is only named.
 * @see https://vercel.com/docs/build-output-api/configuration#routes
 */
export async function askPlatform(
  output: string,
  address: string,
): Promise<[status: number, answer: string]> {
  const { pathname, search, searchParams } = new URL(address, 'https://desk.example');
  const { routes }: { routes: Route[] } = JSON.parse(
    readFileSync(join(output, 'config.json'), 'utf8'),
  );
  const has = ({ key, value = '' }: NonNullable<Route['has']>[number]) =>
    searchParams.getAll(key).some((given) => new RegExp(value).test(given));
  for (const route of routes) {
    const file = ['index.html', ''].map((name) => join('static', decodeURI(pathname), name));
    const found = file.find((path) => existsSync(join(output, path)) && !path.endsWith('/'));
    if (route.handle === 'filesystem' && found) return [200, found];
    if (!route.src || route.continue || !new RegExp(route.src, 'i').test(pathname)) continue;
    if (!(route.has ?? []).every(has)) continue;
    const { Location: location } = route.headers ?? {};
    if (location) return [route.status ?? 200, location + search];
    if (route.dest === '_redirects') return askFunction(output, address);
    if (route.dest?.startsWith('/'))
      return [route.status ?? 200, readFileSync(join(output, 'static', route.dest), 'utf8')];
    return [route.status ?? 200, route.dest ?? ''];
  }
  throw new Error(`No route answers ${address}`);
}

async function askFunction(output: string, address: string): Promise<[number, string]> {
  const folder = join(output, 'functions/_redirects.func');
  const { handler } = JSON.parse(readFileSync(join(folder, '.vc-config.json'), 'utf8'));
  const { default: entry } = await import(pathToFileURL(resolve(folder, handler)).href);
  const answer: Response = await entry.fetch(new Request(new URL(address, 'https://desk.example')));
  return [answer.status, answer.headers.get('location') ?? (await answer.text())];
}
