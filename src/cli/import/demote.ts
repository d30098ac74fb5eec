import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { check } from '../../integrations/check/check.ts';
import { writeWhole } from './write.ts';

/**
 * Makes drafts of those files that would stop the site, until nothing of them does; what is said of each. A page,
 * which knows no drafts, becomes a post that is one.
 * @param files what the import has written
 */
export async function demote(
  files: ReadonlySet<string>,
  contentDir: string,
  site: URL,
  now: Date,
): Promise<{ file: string; why: string }[]> {
  const demoted: { file: string; why: string }[] = [];
  const left = new Set(files);
  for (let round = 0; round < 10; round++) {
    // Nothing that comes along imports anything.
    const { errors } = await check(contentDir, site, () => now, undefined, { imports: false });
    const found = errors.flatMap((stop) => {
      const [, file = '', why = ''] = /^(.+?\.mdx)(:\d+ .*)$/s.exec(stop) ?? [];
      return left.has(file) ? [{ file, why }] : [];
    });
    for (const [file, [first]] of Map.groupBy(found, ({ file }) => file)) {
      left.delete(file);
      demoted.push({
        file: asDraft(file, contentDir, now),
        why: `line ${first?.why.slice(1) ?? ''}`,
      });
    }
    if (found.length === 0) break;
  }
  return demoted;
}

function asDraft(file: string, contentDir: string, now: Date): string {
  const source = readFileSync(file, 'utf8');
  const marked = source.replace(/\n---\n/, '\ndraft: true\n---\n');
  if (!file.startsWith(`${contentDir}/pages/`)) {
    writeWhole(file, marked);
    return file;
  }
  const date = now.toISOString().slice(0, 10);
  const post = marked.replace('\ndraft:', `\npublishDate: ${date}\ndraft:`);
  const folder = `${contentDir}/posts/${basename(file, '.mdx')}`;
  // It is there already where an import was broken off between the two.
  const isFree = (index: string) => !existsSync(index) || readFileSync(index, 'utf8') === post;
  const target = isFree(`${folder}/index.mdx`) ? folder : `${folder}-page`;
  mkdirSync(target, { recursive: true });
  for (const [, picture = ''] of source.matchAll(/\.\/([\w-]+\.\w+)/g)) {
    const beside = `${dirname(file)}/${picture}`;
    if (existsSync(beside)) cpSync(beside, `${target}/${picture}`);
  }
  writeWhole(`${target}/index.mdx`, post);
  rmSync(file);
  return `${target}/index.mdx`;
}
