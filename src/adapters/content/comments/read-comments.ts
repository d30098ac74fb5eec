import { existsSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import {
  type Comment,
  type commentSchema,
  partsOfPath,
  pathOf,
} from '../../../domain/comments/comment.ts';
import { contentError, noting } from '../error.ts';
import { checkContent, type Rule } from '../faults.ts';
import { isThere } from '../places.ts';
import { type Yaml, readYamlFile } from '../yaml/read-yaml.ts';

/** Where a Node host keeps what is published and in no clone yet; laid out as content/comments/ is. */
export const hostComments = '.data/comments';

/** A comment, and the file that it stands in. */
export type StoredComment = Comment & { yaml: Yaml };

/**
 * Reads the comments of a folder, `content/comments` or `hostComments`. What is broken is left out and told in
 * `faults`, each a text for the author with file, line and what to write.
 */
export function readComments(folder: string, rule: Rule<typeof commentSchema>) {
  const faults: string[] = [];
  const comments = new Map<string, StoredComment>();
  for (const path of filesIn(folder))
    noting(faults, () => {
      const comment = readComment(folder, path, rule);
      const twin = comments.get(comment.id);
      if (twin) throw contentError(twinOf(comment, twin));
      comments.set(comment.id, comment);
    });
  return { comments: [...comments.values()], faults };
}

/** Comments of a post that is not there, each a text for the author: nobody would see them. */
export function withoutPost(contentDir: string, comments: readonly Comment[]): string[] {
  const posts = new Set(comments.map(({ post }) => post));
  return [...posts]
    .filter((post) => !isThere(contentDir, 'posts', post))
    .map(
      (post) =>
        `${contentDir}/comments/${post}: there is no post of that name; name the folder as the folder of its post in ${contentDir}/posts is named, or remove it`,
    );
}

function readComment(folder: string, path: string, rule: Rule<typeof commentSchema>) {
  const file = `${folder}/${path}`;
  const parts = partsOfPath(path);
  if (!parts)
    throw contentError(
      `${file}: this is no name for a comment; name it such as ${folder}/my-post/2026-11-24-183000-k3v9p2.yaml: post, day, time and id`,
    );
  const yaml = readYamlFile(file);
  const comment = { ...parts, ...checkContent(rule, yaml) };
  const home = pathOf(comment);
  if (path !== home)
    throw contentError(
      `${file}:${yaml.lineOf(['date'])} date: the name of the file says another time: name it ${folder}/${home}`,
    );
  return { ...comment, yaml };
}

function twinOf({ id, yaml }: StoredComment, twin: StoredComment): string {
  return `${yaml.file}: ${twin.yaml.file} has the id ${id}, too: remove one of them`;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => path.replaceAll(sep, '/'))
    .filter((path) => /\.(ya?ml|mdx?|txt)$/i.test(path) && !/(^|\/)\./.test(path))
    .toSorted();
}
