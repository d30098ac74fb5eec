import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { encodeAddress, pathKey, type Redirect } from '../../domain/blog/redirect/redirector.ts';
import { UNDER_POST } from '../../domain/comments/under-post.ts';
import { movedHeaders } from '../../http-policy.ts';

type Query = { type: 'query'; key: string; value?: string };
type Route = {
  src?: string;
  dest?: string;
  status?: number;
  headers?: Record<string, string>;
  has?: Query[];
};
type Output = { routes: Route[] };

/** Vercel takes about two thousand routes, each of 4,096 letters. https://vercel.com/docs/limits */
const mostRoutes = 1_000;
const longestRoute = 4_096;
const name = '_redirects';

/**
 * Writes redirects into a finished Vercel output: as routes, or behind one function when they are too many. What is
 * not there leads elsewhere where something stands in its place.
 */
export async function tellVercel(output: URL, redirects: readonly Redirect[]): Promise<void> {
  const file = new URL('config.json', output);
  const config: Output = JSON.parse(await readFile(file, 'utf8'));
  const routes = wholeFirst(redirects).map(routeOf);
  const few = routes.length <= mostRoutes && routes.every(({ src }) => src.length <= longestRoute);
  const { src, to } = UNDER_POST;
  config.routes.splice(notFound(config), 0, { src, status: 302, headers: { Location: to } });
  if (few) config.routes.unshift(...routes);
  else {
    askFunction(config, routes);
    await writeFunction(new URL(`functions/${name}.func/`, output), redirects, output);
  }
  await writeFile(file, JSON.stringify(config, undefined, 2));
}

/** Vercel takes the first route that fits: a query before none, the whole address before all below it. */
function wholeFirst(redirects: readonly Redirect[]): Redirect[] {
  const rank = ({ from }: Redirect) => (from.includes('?') ? 0 : from.endsWith('/*') ? 2 : 1);
  const depth = ({ from }: Redirect) => from.split(/[/&]/).length;
  return redirects.toSorted((a, b) => rank(a) - rank(b) || depth(b) - depth(a));
}

/** Vercel compares without case, and hands the query on. */
function routeOf({ from, to }: Redirect) {
  const [path = '', query = ''] = from.split('?');
  const below = path.endsWith('/*');
  const letters = Array.from(pathKey(below ? path.slice(0, -1) : path), writtenOrEncoded);
  const has = [...new URLSearchParams(query)].map(([key, value]): Query => ({
    type: 'query',
    key,
    value: `^${literally(value)}$`,
  }));
  return {
    src: `^${letters.join('')}${below ? '(?:/.*)?' : '/?'}$`,
    ...(has.length > 0 && { has }),
    status: 301,
    headers: movedHeaders(encodeAddress(to)),
  };
}

function writtenOrEncoded(letter: string): string {
  if (letter === '/') return letter;
  const bytes = Array.from(new TextEncoder().encode(letter), (byte) => byte.toString(16));
  const encoded = bytes.map((byte) => `%${byte.padStart(2, '0').toUpperCase()}`).join('');
  return `(?:${literally(letter)}|${encoded})`;
}

/** In a regular expression of any kind. */
function literally(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** A query is looked at before the files, the rest when nothing else answers. */
function askFunction({ routes }: Output, redirects: readonly ReturnType<typeof routeOf>[]) {
  const asked = redirects.flatMap(({ src, has }) =>
    has
      ? [JSON.stringify({ src, has: has.map(({ type, key }) => ({ type, key })), dest: name })]
      : [],
  );
  routes.splice(notFound({ routes }), 1, { src: '^/.*$', dest: name });
  routes.unshift(...[...new Set(asked)].map((route): Route => JSON.parse(route)));
}

/** Where the routes end that answer with something. */
function notFound({ routes }: Output): number {
  const index = routes.findIndex(({ status }) => status === 404);
  return index < 0 ? routes.length : index;
}

async function writeFunction(folder: URL, redirects: readonly Redirect[], output: URL) {
  await mkdir(folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: fileURLToPath(new URL('function.ts', import.meta.url)),
      outDir: fileURLToPath(folder),
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'index.mjs' } },
    },
  });
  const render = new URL('functions/_render.func/.vc-config.json', output);
  const { runtime, launcherType } = JSON.parse(await readFile(render, 'utf8'));
  const config = { runtime, launcherType, handler: 'index.mjs' };
  await writeFile(new URL('.vc-config.json', folder), JSON.stringify(config));
  await writeFile(new URL('redirects.json', folder), JSON.stringify(redirects));
  await cp(new URL('static/404.html', output), new URL('404.html', folder));
}
