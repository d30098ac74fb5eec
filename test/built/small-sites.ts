import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { readYamlFile } from '../../src/adapters/content/yaml/read-yaml.ts';
import { siteSchema } from '../../src/domain/blog/site.ts';
import { wordsSchema } from '../../src/domain/words/words.ts';
import { bareEnv } from '../support/bare-env.ts';
import { find } from '../support/elements.ts';

/**
 * Builds the site of test/sites/<name> as it goes live, in a folder of its own.
 * @throws Error with what the build says, when it fails or warns of anything
 */
export async function buildSmall(name: string, address: string) {
  const outDir = `.data/test/sites/${name}`;
  const contentDir = `test/sites/${name}`;
  const env = { ...bareEnv, NO_COLOR: '1', CONTENT_DIR: contentDir, SITE_URL: address };
  const command = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir];
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const said = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  const [exitCode] = await closed;
  if (exitCode !== 0 || /\[WARN\]/.test(said)) throw new Error(`${contentDir}:\n${said}`);
  const client = `${outDir}/client`;
  const files = globSync('**/*.*', { cwd: client }).toSorted();
  const read = (file: string) => readFileSync(`${client}/${file}`, 'utf8');
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [`/${file.replace(/(index)?\.html$/, '')}`, read(file)]),
  );
  return { outDir, contentDir, address, files, pages, read };
}

export type SmallSite = Awaited<ReturnType<typeof buildSmall>>;

const holding = ['ul', 'ol', 'nav', 'section', 'main', 'dl', 'p'];

/** What a page tells people and machines, without its looks. */
export function saidOn(page: string): string {
  return page.replaceAll(/<style\b.*?<\/style>|<script\b(?![^>]*ld\+json).*?<\/script>/gs, '');
}

/**
 * What a page has with nothing in it: headings that end a part, lists and paragraphs without words. What is
 * searched for has its place before there is any.
 */
export function emptyParts(page: string): string[] {
  const html = page.replaceAll(/<search\b.*<\/search>/gs, '');
  const parts = find(html, (name, { role }) => holding.includes(name) && role !== 'status');
  const empty = parts.filter(({ text }) => text === '').map(({ name }) => `<${name}>`);
  const bare = [...html.matchAll(/<h[2-4]\b[^>]*>((?:(?!<\/h).)*)<\/h[2-4]>\s*<\/(?!div)\w+>/gs)];
  return [...empty, ...bare.map(([, words = '']) => words.trim())];
}

/** What the content that comes with the code says of its author and in her voice; no other site says it. */
export const foreign: string[] = [
  ...namesIn('content/site.yaml'),
  ...voiceIn('content/words.yaml'),
];

function namesIn(file: string): string[] {
  const { name, tagline, description, author } = siteSchema.parse(readYamlFile(file).data);
  return [name, tagline, description, author, 'blogging', 'in your twenties'];
}

/** What stands in her sentences beside their places, and in no standard one. */
function voiceIn(file: string): string[] {
  const sentences = (words: object) => Object.values(words).flatMap<string>(Object.values);
  const standard = sentences(wordsSchema.parse({})).join('\n');
  return sentences(readYamlFile(file).data as object)
    .flatMap((sentence) => sentence.split(/\{\w+\}/))
    .filter((words) => words.length > 11 && !standard.includes(words));
}
