import { readContent } from '../adapters/content/files.ts';
import { noting } from '../adapters/content/error.ts';
import { readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { renamePost } from './rename/post.ts';
import { renameTag } from './rename/tag.ts';

const usage = `Usage: npm run rename post <old-name> <new-name>
       npm run rename tag "old tag" "new tag"

Moves a post, or gives a tag another name in all posts. Links follow, and the old address goes on working.

  --json  for programs

Exit code 1 when nothing could be renamed, 2 for a wrong use.`;

const { values, positionals } = readArguments(usage, { json: { type: 'boolean' } }, { words: 3 });
const [kind, old, now] = positionals;
if ((kind !== 'post' && kind !== 'tag') || !old || !now) refuse(usage, 2);
const { contentDir, siteUrl } = readBuildEnv(process.env);
const faults: string[] = [];
const done = noting(faults, () => rename(kind, old, now));
if (!done) refuse(`Nothing was renamed, because:\n${faults.join('\n')}`);
console.log(values.json ? JSON.stringify({ done }, null, 2) : done.join('\n'));

function rename(kind: 'post' | 'tag', old: string, now: string): string[] {
  if (kind === 'post') return renamePost(contentDir, siteUrl, old, now);
  const { content, faults: broken } = readContent(contentDir);
  if (!content || broken.length > 0) refuse(`Mend this first:\n${broken.join('\n')}`);
  return renameTag(content, siteUrl, old, now, new Date());
}
