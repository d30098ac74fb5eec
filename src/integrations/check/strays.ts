import { readdirSync } from 'node:fs';
import { extname, parse, posix } from 'node:path';
import { slugFrom } from '../../adapters/content/slug-from.ts';

const settings = ['coaching', 'colors', 'programs', 'redirects', 'site', 'words'];
const files = [
  ...settings.map((name) => `${name}.yaml`),
  'README.md',
  'blocked-words.txt',
  'icon.svg',
];
const folders = ['assignments', 'books', 'comments', 'pages', 'posts', 'reading', 'sponsors'];
const texts = ['.md', '.mdx', '.markdown', '.txt'];
const documents = ['.doc', '.docx', '.htm', '.html', '.odt', '.pages', '.pdf', '.rtf'];

/** Files and folders of content/ that nothing looks at; `shown` are pictures that site.yaml names. */
export function strays(contentDir: string, shown: readonly string[]): string[] {
  const paths = shown.map((path) => posix.normalize(path));
  return readdirSync(contentDir, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    if (name.startsWith('.')) return [];
    const place = `${contentDir}/${name}`;
    if (!entry.isDirectory())
      return [...files, ...paths].includes(name) ? [] : [ofFile(contentDir, place)];
    if (folders.includes(name)) return documentsIn(contentDir, place);
    if (paths.some((path) => path.startsWith(`${name}/`))) return [];
    return [`${place}: nothing looks into this folder; there are ${folders.join(', ')}`];
  });
}

function ofFile(contentDir: string, file: string): string {
  if (documents.includes(extname(file).toLowerCase())) return ofDocument(contentDir, file);
  if (texts.includes(extname(file).toLowerCase()))
    return `${file}: nothing looks for a text here; put it at ${homeOf(contentDir, file)}`;
  return `${file}: nothing looks for it here; move or remove it`;
}

function documentsIn(contentDir: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => documents.includes(extname(path).toLowerCase()))
    .map((path) => ofDocument(contentDir, `${folder}/${path}`));
}

function ofDocument(contentDir: string, file: string): string {
  return `${file}: the site reads no such files; write its text into ${homeOf(contentDir, file)}, or put it into public/files/ to offer it as it is`;
}

function homeOf(contentDir: string, file: string): string {
  return `${contentDir}/posts/${slugFrom(parse(file).name) || 'a-name'}/index.mdx`;
}
