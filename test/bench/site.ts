import { readFileSync } from 'node:fs';
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
  /** The path of a page with the text of that post and nothing else. */
  barePost: string;
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
  const barePost = '/bare-post/';
  writeBarePage(read(post), join(built, 'client', barePost));

  const { PORT, ...practice } = await practiceEnv();
  const here = { DATABASE_URL: 'file:.data/bench.db', CONTENT_DIR: 'content', ADAPTER: 'node' };
  const env = { ...practice, ...here, PORT, SITE_URL: `http://127.0.0.1:${PORT}` };
  const server = await runCommand('start', ['--built', built], env, { cwd: root, expected: /./ });
  return {
    url: server.url,
    pages: { home: '/', post, list: first('reading'), coaching: '/coaching/' },
    barePost,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
