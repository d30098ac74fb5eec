import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { copyContent } from '../scratch.ts';

/** What an author may write below the fields of a post, from line 7 on, and what is said of it: its line and words. */
export type Slip = [what: string, text: string, says: string, ending?: 'md'];

/** The content of the tests, and a post for each text, in order: `post-0` and so on. */
export function contentWith(
  name: string,
  rows: readonly (readonly [what: string, text: string, ending: string])[],
): string {
  const content = copyContent(name);
  for (const [index, [what, text, ending]] of rows.entries()) {
    const folder = `${content}/posts/post-${index}`;
    mkdirSync(folder);
    for (const picture of ['desk.jpg', 'my desk.jpg'])
      cpSync('test/content/posts/components/desk.jpg', `${folder}/${picture}`);
    writeFileSync(`${folder}/data.json`, '{"x": 1, "book": "adulting"}');
    const fields = `title: ${JSON.stringify(what)}\ndescription: A test.\npublishDate: 2025-11-01`;
    writeFileSync(`${folder}/index.${ending}`, `---\n${fields}\n---\n\n${text}\n`);
  }
  return content;
}

/** The lines about a post, as `index.mdx:7 …`. */
export function about(index: number, lines: readonly string[]): string[] {
  const folder = `/posts/post-${index}/`;
  return lines.flatMap((line) =>
    line.includes(folder) ? line.slice(line.indexOf(folder) + folder.length) : [],
  );
}
