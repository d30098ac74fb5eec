import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Document, isSeq, visit } from 'yaml';
import { noting } from '../../adapters/content/error.ts';
import { checkContent, type Rule } from '../../adapters/content/faults.ts';
import { isThere } from '../../adapters/content/places.ts';
import { contentRules } from '../../adapters/content/rules.ts';
import { readYaml } from '../../adapters/content/yaml/read-yaml.ts';
import { refuse } from '../run/begin.ts';
import type { NewFile } from './kinds.ts';

/** Writes the files, or none of them when one would not be valid or is there already; their paths. */
export function writeAll(contentDir: string, files: readonly NewFile[]): string[] {
  const taken = files.filter(({ place, slug }) => isThere(contentDir, place, slug));
  if (taken.length > 0)
    refuse(
      `${taken.map(({ place, slug }) => `${contentDir}/${place}/${slug} is there already`).join('\n')}\nWrite another title, or --slug another-name.`,
    );
  const rules = contentRules(contentDir);
  const faults: string[] = [];
  const texts = files.map((file) => {
    const path = pathOf(contentDir, file);
    const text = textOf(file);
    // A sponsor and an assignment that are written together do not find each other yet.
    const { schema, check }: Rule<never> = rules[file.place] as Rule<never>;
    const rule = files.length > 1 ? { schema } : { schema, check };
    noting(faults, () => checkContent(rule, readYaml(path, text)));
    return { path, text };
  });
  if (faults.length > 0) refuse(`Nothing was written, because:\n${faults.join('\n')}`);
  for (const { path, text } of texts) {
    if (existsSync(path)) refuse(`${path} is there already.`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
  return texts.map(({ path }) => path);
}

function pathOf(contentDir: string, { place, slug }: NewFile): string {
  if (place === 'posts') return `${contentDir}/posts/${slug}/index.mdx`;
  const ending = place === 'reading' || place === 'pages' ? 'mdx' : 'yaml';
  return `${contentDir}/${place}/${slug}.${ending}`;
}

function textOf({ data, body }: NewFile): string {
  const document = new Document(data);
  visit(document, {
    Seq: (_, node) => {
      // Short lists stand on one line; the shares of an assignment are long.
      node.flow = node.items.every((item) => !isSeq(item) && !('items' in Object(item)));
    },
  });
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return body === undefined ? yaml : `---\n${yaml}---\n\n${body}`;
}
