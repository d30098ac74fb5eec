import { existsSync, renameSync } from 'node:fs';
import { editList } from '../../adapters/content/edit-yaml.ts';
import { isThere, namesIn, pathsIn } from '../../adapters/content/places.ts';
import { readRedirects } from '../../adapters/content/redirects.ts';
import { mendLinks } from '../../domain/blog/redirect/mend-links.ts';
import { redirectKey } from '../../domain/blog/redirect/redirector.ts';
import { slug } from '../../domain/slug.ts';
import { refuse } from '../run/begin.ts';
import { beginEdits, mendAll } from './files.ts';

/**
 * Moves a post with its pictures, leads its old address and all links to the new one, and says what has
 * changed. Interrupted, the same command goes on.
 */
export function renamePost(contentDir: string, site: URL, old: string, now: string): string[] {
  refuseNames(contentDir, old, now);
  const [from, to] = [`/posts/${old}/`, `/posts/${now}/`];
  const edits = beginEdits();
  mendAll(edits, contentDir, (text) =>
    mendLinks(text, from, to, site).replace(new RegExp(`^posts/${old}/`), `posts/${now}/`),
  );
  const isOther = (address: string) => redirectKey(address) !== redirectKey(to);
  for (const path of pathsIn(contentDir, 'posts')) {
    const file = `${contentDir}/posts/${path}`;
    if (/^["']?related\b/m.test(edits.read(file)))
      edits.change(file, (text) =>
        editList(file, text, 'related', (all) => all.map((each) => (each === old ? now : each))),
      );
    if (path.startsWith(`${old}/`))
      edits.change(file, (text) =>
        editList(file, text, 'formerly', (all) => [...new Set([...all, from])].filter(isOther)),
      );
  }
  const changed = edits.write();
  // The post goes last: until then the command finds it.
  const moves = ['comments', 'posts'].filter((place) =>
    existsSync(`${contentDir}/${place}/${old}`),
  );
  for (const place of moves)
    renameSync(`${contentDir}/${place}/${old}`, `${contentDir}/${place}/${now}`);
  return [
    ...moves.map(
      (place) => `Moved: ${contentDir}/${place}/${old} to ${contentDir}/${place}/${now}`,
    ),
    ...changed.filter((file) => !file.includes(`/posts/${old}/`)).map((file) => `Changed: ${file}`),
    `The old address ${from} leads to ${to} from the next build on.`,
  ];
}

function refuseNames(contentDir: string, old: string, now: string) {
  if (!isThere(contentDir, 'posts', old))
    refuse(
      `There is no post “${old}”. Write the name of its folder; there are: ${namesIn(contentDir, 'posts').join(', ')}`,
    );
  if (!slug.safeParse(now).success)
    refuse(
      `“${now}” is no name for a post: write small letters, digits and hyphens, such as my-post`,
      2,
    );
  if (existsSync(`${contentDir}/posts/${now}`))
    refuse(`${contentDir}/posts/${now} is there already.`);
  const taken = readRedirects(contentDir).find(
    ({ from, to }) =>
      redirectKey(from) === redirectKey(`/posts/${now}/`) && to !== `/posts/${old}/`,
  );
  if (taken) refuse(`${taken.at.from} /posts/${now}/ leads elsewhere: remove it there first`);
}
