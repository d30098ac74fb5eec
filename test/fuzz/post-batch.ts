import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import { readPrograms } from '../../src/adapters/content/programs.ts';
import { mdxComponents } from '../../src/adapters/markdown/mdx-components.ts';
import { textPlugins } from '../../src/adapters/markdown/text-plugins.ts';
import { mdxProps, readMdxProps } from '../../src/domain/blog/mdx-props.ts';
import { readPage } from '../../src/integrations/audit/page.ts';
import { check } from '../../src/integrations/check/check.ts';
import { printed } from '../support/texts/printed.ts';

/** What went wrong, by the file of the post where one is known, and how much of a processor it took, in ms. */
export type Tried = { failed: string[]; took: number };

const now = new Date('2026-11-28T12:00:00Z');
const site = new URL('https://desk.example');

/** Checks a folder of posts as the author would, then compiles and renders those that nothing stops. */
export async function tryBatch(content: string): Promise<Tried> {
  const begun = process.threadCpuUsage();
  const failed: string[] = [];
  try {
    const { errors, warnings } = await check(content, site, () => now);
    failed.push(...[...errors, ...warnings].flatMap((line) => faultOf(line, content)));
    for (const file of globSync(`${content}/posts/post-*/index.{md,mdx}`).toSorted())
      if (
        !errors.some((line) => line.startsWith(file)) &&
        !/^draft:/m.test(readFileSync(file, 'utf8'))
      )
        failed.push(...(await renderFaults(file, content)));
  } catch (fault) {
    failed.push(`crashed: ${String((fault as Error)?.stack || fault)}`);
  }
  const { user, system } = process.threadCpuUsage(begun);
  return { failed, took: (user + system) / 1_000 };
}

/** A line for the author names file and line, and is in plain words on one line. */
function faultOf(line: string, content: string): string[] {
  const file = RegExp(`^${content}/posts/post-\\d+/index\\.mdx?`).exec(line)?.[0];
  if (!file) return line.includes('/post-') ? [`names no file: ${line}`] : [];
  const [, number] = /^:(\d+) \S/.exec(line.slice(file.length)) ?? [];
  const last = readFileSync(file, 'utf8').split(/\r\n?|\n/).length;
  if (!number || Number(number) < 1 || Number(number) > last) return [`no line: ${line}`];
  if (/[\p{Cc}\u2028\u202e]/u.test(line)) return [`unprintable: ${JSON.stringify(line)}`];
  const isCode = /\n\s+at |node_modules|node:|panicked|\.rs:|\[object |\bundefined\b(?!\.x)/.test(
    line,
  );
  return isCode ? [`speaks to programmers: ${line}`] : [];
}

async function renderFaults(file: string, content: string): Promise<string[]> {
  try {
    const html = await htmlOf(file, content);
    const said = programsOf(content)
      .map(({ statement }) => statement ?? '')
      .join(' ');
    const { paid } = readPage(`<p data-disclosure>. ${said}</p>${html}`, programsOf(content));
    return paid
      .filter(({ isError }) => isError)
      .map(({ link, message }) => `${file}: audit: ${link} ${message}`);
  } catch (fault) {
    return [`${file}: passed the check, and then: ${String((fault as Error).stack || fault)}`];
  }
}

async function htmlOf(file: string, content: string): Promise<string> {
  const body = readFileSync(file, 'utf8').replace(/^(\uFEFF?|\s*\n)---[\s\S]*?\n---/, '');
  const everywhere = textPlugins(programsOf(content));
  const fileURL = pathToFileURL(resolve(file));
  if (file.endsWith('.md')) {
    const processor = satteri({ features: { rawHtml: true }, hastPlugins: everywhere });
    return (
      await (await processor.createRenderer({ syntaxHighlight: 'prism' })).render(body, { fileURL })
    ).code;
  }
  const processor = satteri({ hastPlugins: [mdxComponents(), ...everywhere] });
  const places = { srcDir: pathToFileURL(resolve('src/')), optimize: false, sourcemap: false };
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: 'prism' }, places);
  const { code } = (await renderer?.process(body, resolve(file), {})) ?? {};
  const module = resolve(file, '../compiled.mjs');
  writeFileSync(module, `${code}\nexport default MDXContent;`);
  const { default: Content } = await import(
    `${pathToFileURL(module).href}?${process.hrtime.bigint()}`
  );
  return printed(Content({ components, post: {} }));
}

const programsOf = (content: string) => readPrograms(`${content}/programs.yaml`);

type Props = Record<string, unknown>;
const names = Object.keys(mdxProps) as (keyof typeof mdxProps)[];
const components = Object.fromEntries(
  names.map((name) => [
    name,
    (props: Props) => {
      const { children, ...written } = props;
      readMdxProps(name, written);
      return children;
    },
  ]),
);
