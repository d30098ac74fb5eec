import {
  hostComments,
  readComments,
  type StoredComment,
  withoutPost,
} from '../../adapters/content/comments/read-comments.ts';
import { featuresIn } from '../../adapters/content/places.ts';
import { contentRules } from '../../adapters/content/rules.ts';
import { threadsOf } from '../../domain/comments/thread.ts';
import type { Findings } from './findings.ts';

/** What is wrong with the comments in content/; a build finds the same when it loads them. */
export function checkComments(contentDir: string): Findings {
  const rule = contentRules(contentDir).comments;
  const { comments, faults } = readComments(`${contentDir}/comments`, rule);
  const host = readComments(hostComments, rule).comments;
  const unseen = comments.length > 0 && !featuresIn(contentDir).comments;
  return {
    errors: [...faults, ...withoutPost(contentDir, comments)],
    warnings: [
      ...(unseen ? [`${contentDir}/comments: ${UNSEEN}`] : []),
      ...answeringNobody(comments, [...host, ...comments]),
      ...comments.flatMap(({ yaml }) =>
        yaml.lost.map(({ line, text }) => `${yaml.file}:${line} ${text}`),
      ),
    ],
  };
}

const UNSEEN = 'nobody sees them: write comments: open, or comments: closed, into site.yaml';

function answeringNobody(own: readonly StoredComment[], all: readonly StoredComment[]): string[] {
  const posts = Map.groupBy(all, ({ post }) => post);
  const alone = new Set([...posts.values()].flatMap(threadsOf).map(({ first }) => first.id));
  return own
    .filter(({ id, answers }) => answers !== undefined && alone.has(id))
    .map(
      ({ answers, yaml }) =>
        `${yaml.file}:${yaml.lineOf(['answers'])} answers: no older comment of this post has the id ${answers}, so this one stands by itself; write the id that ends the name of its file, or remove the line`,
    );
}
