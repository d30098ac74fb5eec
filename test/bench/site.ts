import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../built/command.ts';
import { practiceEnv } from '../support/practice-env.ts';
import { writeBarePage } from './bare-page.ts';
import { build, copyProject } from './project.ts';

export interface Site extends AsyncDisposable {
  /** Its address, without a slash at the end. */
  url: string;
  /** The path of one page of each kind. */
  pages: Record<'home' | 'post' | 'list' | 'coaching', string>;
  /** The path of the post that takes the most bytes. */
  longest: string;
  /** The path of a page with the same text and nothing else. */
  bare: Record<keyof Site['pages'], string>;
}

/** The site of content/, built and served by our own server. */
export async function serveSite(): Promise<Site> {
  const root = copyProject('site');
  await build(root);
  const built = join(root, 'dist');
  const read = (path: string) => readFileSync(join(built, 'client', path, 'index.html'), 'utf8');
  const first = (folder: string) =>
    new RegExp(`href="(/${folder}/[^/"]+/)"`).exec(read('/'))?.[1] ?? `/${folder}/`;
  const post = first('posts');
  const sizeOf = (page: string) => statSync(join(built, 'client', page)).size;
  const [longest = ''] = globSync('posts/*/index.html.br', { cwd: join(built, 'client') }).toSorted(
    (a, b) => sizeOf(b) - sizeOf(a),
  );
  const { PORT, ...practice } = await practiceEnv();
  const here = { DATABASE_URL: 'file:.data/bench.db', CONTENT_DIR: 'content', ADAPTER: 'node' };
  const how = { cwd: root, expected: /./ };
  const env = { ...practice, ...here, PORT, SITE_URL: `http://127.0.0.1:${PORT}` };
  const pages = { home: '/', post, list: first('reading'), coaching: '/coaching/' };
  const bare = {
    home: '/bare/home/',
    post: '/bare/post/',
    list: '/bare/list/',
    coaching: '/bare/coaching/',
  };
  const write = (kind: keyof Site['pages'], html: string) =>
    writeBarePage(html, join(built, 'client', bare[kind]));
  for (const kind of ['home', 'post', 'list'] as const) write(kind, read(pages[kind]));
  {
    await using rendering = await runCommand('start', ['--built', built], env, how);
    write('coaching', await (await fetch(`${rendering.url}/coaching/`)).text());
  }
  const server = await runCommand('start', ['--built', built], env, how);
  return {
    url: server.url,
    pages,
    longest: `/${longest.replace('index.html.br', '')}`,
    bare,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
