import { existsSync } from 'node:fs';
import type { siteSchema } from '../../domain/blog/site.ts';
import type { commentSchema } from '../../domain/comments/comment.ts';
import { paragraphsOf } from '../../domain/comments/paragraphs.ts';
import { shortenerOf, tagLink } from '../../domain/paid/link.ts';
import { payerOf } from '../../domain/paid/payer.ts';
import { type Program, programsSchema } from '../../domain/paid/program.ts';
import { contentError } from './error.ts';
import { type Check, checkContent } from './faults.ts';
import { readYamlFile } from './yaml/read-yaml.ts';

/**
 * The programs in a programs.yaml; none where there is no such file.
 * @throws Error that names file, line and field, and what to write there.
 */
export function readPrograms(file: string): Program[] {
  return existsSync(file) ? checkContent({ schema: programsSchema }, readYamlFile(file)) : [];
}

/** Every page shows these links, and none of them would say that one pays. */
export function refusePaidInFrame(programsFile: string): Check<typeof siteSchema> {
  return ({ follow, menu = [] }, { file, lineOf }) => {
    const programs = readPrograms(programsFile);
    const links = Object.entries({ follow, menu }).flatMap(([field, entries]) =>
      entries.map(({ url }, index) => ({ url, field, index })),
    );
    const faults = links.flatMap(({ url, field, index }) => {
      const link = tagLink(url, programs);
      const payer = link.paid ? (link.program ?? link.through?.network) : undefined;
      const { name } = shortenerOf(url, programs) ?? payer ?? {};
      if (!name) return [];
      const line = lineOf([field, index, 'url']);
      return `${file}:${line} ${field}.url: this link pays through ${name}, and it would stand on every page. Remove it here and link to it from a text, such as pages/about.mdx`;
    });
    if (faults.length > 0) throw contentError(faults.join('\n'));
  };
}

/** Comments are never tagged, so a link in one pays with an id in it alone, and nothing there would say so. */
export function refusePaidByAuthor(programsFile: string): Check<typeof commentSchema> {
  return ({ author, text, site }, { file, lineOf }) => {
    if (!author) return;
    const programs = readPrograms(programsFile);
    const inText = paragraphsOf(text).flat(2).map(({ href }) => ['text', href] as const);
    const faults = [...inText, ['site', site] as const].flatMap(([field, href]) => {
      if (href === undefined) return [];
      const name = payerOf(href, programs);
      return name
        ? `${file}:${lineOf([field])} ${field}: ${href} pays through ${name}, and no comment says so. Write the address of the page itself, without an id`
        : [];
    });
    if (faults.length > 0) throw contentError(faults.join('\n'));
  };
}
