import { dirname, join } from 'node:path';
import { attempt } from '../../domain/attempt.ts';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { pictureFault } from '../../adapters/content/picture.ts';
import { isFile } from '../../adapters/content/references.ts';
import { readTextFile } from '../../adapters/content/text-file.ts';
import type { Findings } from './findings.ts';
import { pictureFields } from './picture-fields.ts';
import type { ReadText } from './texts.ts';

type Used = { file: string; line: number; src: string; isDraft: boolean };

/** Files that stand where a picture belongs and that the site cannot show as one; a draft has time. */
export async function checkPictures(
  content: ContentFiles,
  texts: readonly ReadText[],
): Promise<Findings> {
  const findings: Findings = { errors: [], warnings: [] };
  const icon = `${content.contentDir}/icon.svg`;
  const faultOfIcon = isFile(icon) && (await pictureFault(icon));
  if (faultOfIcon) findings.errors.push(`${icon}: it ${faultOfIcon}`);
  const looked = new Map<string, Promise<string | undefined>>();
  for (const { file, line, src, isDraft } of [...inFields(content), ...texts.flatMap(inText)]) {
    const path = join(dirname(file), decoded(src));
    if (/^(\w+:|\/)/.test(src) || !isFile(path)) continue;
    const looking = looked.get(path) ?? pictureFault(path);
    looked.set(path, looking);
    const fault = await looking;
    if (fault)
      (isDraft ? findings.warnings : findings.errors).push(`${file}:${line} ${src}: it ${fault}`);
  }
  return findings;
}

function inFields(content: ContentFiles): Used[] {
  return pictureFields(content).map(({ file, yaml, field, picture, isDraft }) => {
    return { file, line: yaml.lineOf([field, 'src']), src: picture.src, isDraft };
  });
}

function inText({ file, text, visibleFrom }: ReadText): Used[] {
  const isShown = text.components.some(({ name }) => name === 'Figure');
  const lines = isShown ? readTextFile(file).split('\n') : [];
  // What was read has the picture itself in place of its path.
  const figures = text.components.flatMap(({ name, line }) => {
    const written = lines.slice(line - 1).join('\n');
    const [, , src] = /^[^>]*?<Figure\s[^>]*?\bsrc=(["'])(.*?)\1/s.exec(written) ?? [];
    return name === 'Figure' && src ? { src, line } : [];
  });
  const isDraft = visibleFrom === undefined;
  return [...text.pictures, ...figures].map(({ src, line }) => ({ file, line, src, isDraft }));
}

function decoded(src: string): string {
  return attempt(() => decodeURI(src)) ?? src;
}
